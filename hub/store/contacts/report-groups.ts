import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import { sendWords } from '../../failures/words.js';
import type { MessageWord } from '../../contacts/message.js';
import type { Queries } from '../database/database.js';
import { stateOf } from '../sends/rows.js';
import type { ReportQuery } from './store.js';

/** Messages and sends of one kind, as many as were found. */
export interface Group {
  /** Since 1970, UTC. */
  day: number;
  /** `not_sent`: given up, and WhatsApp never took it. */
  status: MessageWord | 'not_sent';
  /** Meta's, of what failed or was not sent. */
  code: number | null;
  /** Where there is no code: why it was not sent, and what to do. */
  words: { reason: string; advice: string } | null;
  template: string | null;
  number: string | null;
  count: number;
}

export const dayMs = 86_400_000;
/** Rows that are looked at in one query: others share this thread. */
const atOnce = 5_000;

/** What a report counts, a part at a time: a period may hold millions. One kind may come in several groups. */
export async function* groupsOf(
  queries: Queries,
  query: ReportQuery,
  rowsAtOnce = atOnce,
): AsyncGenerator<Group> {
  for (const kind of [messages, notSent]) {
    for (let from: number | null = query.from; from !== null;) {
      const part: number | null = await endOfPart(queries, kind, query, from, rowsAtOnce);
      yield* await kind.groups(queries, { ...query, from, to: part ?? query.to });
      from = part;
      await nextTurn();
    }
  }
}

/** Rows that are counted, in the order of a time of theirs. */
interface Kind {
  rows: RawBuilder<unknown>;
  at: RawBuilder<unknown>;
  groups: (queries: Queries, part: ReportQuery) => Promise<Group[]>;
}

const messages: Kind = { rows: sql`from messages where`, at: sql`at`, groups: messagesIn };

const notSent: Kind = {
  // In these very words, so that the index that has only these rows is taken.
  rows: sql`from sends where state = 'given_up' and undecided = 0 and`,
  at: sql`ended_at`,
  groups: notSentIn,
};

/** Where the next part begins, null when this is the last. Rows of one moment stay together. */
async function endOfPart(
  queries: Queries,
  { rows: ofKind, at }: Kind,
  { wabaId, to }: ReportQuery,
  from: number,
  rowsAtOnce: number,
): Promise<number | null> {
  const { rows } = await sql<{ at: number }>`
    select ${at} as at ${ofKind} waba_id = ${wabaId} and ${at} >= ${from} and ${at} < ${to}
    order by ${at} limit 1 offset ${rowsAtOnce}`.execute(queries);
  const [next] = rows;
  if (!next) return null;
  return next.at > from ? next.at : from + 1;
}

async function messagesIn(
  queries: Queries,
  { wabaId, phoneNumberId, templateName, from, to }: ReportQuery,
): Promise<Group[]> {
  const number = phoneNumberId === undefined ? sql`` : sql`and phone_number_id = ${phoneNumberId}`;
  const template = templateName === undefined ? sql`` : sql`and template_name = ${templateName}`;
  const { rows } = await sql<Omit<Group, 'words'>>`
    select at / ${sql.lit(dayMs)} as day, status, case when status = 'failed' then error_code end as code,
      template_name as template, phone_number_id as number, count(*) as count
    from messages
    where waba_id = ${wabaId} and at >= ${from} and at < ${to} and direction = 'out' ${number} ${template}
    group by 1, 2, 3, 4, 5`.execute(queries);
  return rows.map((row) => ({ ...row, words: null }));
}

async function notSentIn(
  queries: Queries,
  { wabaId, phoneNumberId, templateName, from, to }: ReportQuery,
): Promise<Group[]> {
  let sends = queries
    .selectFrom('sends')
    .selectAll()
    .where(sql<boolean>`state = 'given_up' and undecided = 0`)
    .where('waba_id', '=', wabaId)
    .where('ended_at', '>=', from)
    .where('ended_at', '<', to);
  if (phoneNumberId !== undefined) sends = sends.where('phone_number_id', '=', phoneNumberId);
  const groups = new Map<string, Group>();
  for (const send of (await sends.execute()).map(stateOf)) {
    const { endedAt, phoneNumberId: number, details } = send;
    const template = details.templateName ?? null;
    if (templateName !== undefined && template !== templateName) continue;
    const day = Math.floor((endedAt ?? 0) / dayMs);
    const code = details.code ?? null;
    const words = code === null ? sendWords(send) : null;
    const key = JSON.stringify([day, code, words?.reason, template, number]);
    const group = groups.get(key) ?? { day, status: 'not_sent', code, words, template, number, count: 0 };
    groups.set(key, { ...group, count: group.count + 1 });
  }
  return [...groups.values()];
}
