import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { explain } from '../../../whatsapp/errors.js';
import type { DeliveryCounts, DeliveryReport } from '../../../whatsapp/message-record.js';
import type { Queries } from '../database.js';
import type { ReportQuery } from './store.js';

/** Messages of one kind, as many as were found. */
interface Group {
  day: number;
  status: string;
  code: number | null;
  template: string | null;
  number: string | null;
  count: number;
}

const dayMs = 86_400_000;
/** Messages that are looked at in one query: others share this thread. */
const rowsAtOnce = 5_000;

/** How sent messages fared. A period may hold millions of them, so they are counted a part at a time. */
export async function deliveryReport(queries: Queries, query: ReportQuery): Promise<DeliveryReport> {
  const groups: Group[] = [];
  for (let from: number | null = query.from; from !== null;) {
    const part: number | null = await endOfPart(queries, query, from);
    groups.push(...(await groupsIn(queries, query, from, part ?? query.to)));
    from = part;
    await nextTurn();
  }
  const by = <K extends string>(name: K, keyOf: (group: Group) => string | null) =>
    grouped(groups, keyOf).map(
      ([key, own]) => ({ [name]: key, ...countsOf(own) }) as Record<K, string | null> & DeliveryCounts,
    );
  return {
    waba_id: query.wabaId,
    from: new Date(query.from).toISOString(),
    to: new Date(query.to).toISOString(),
    ...countsOf(groups),
    by_template: by('template_name', ({ template }) => template),
    by_number: by('phone_number_id', ({ number }) => number),
    by_day: grouped(groups, ({ day }) => new Date(day * dayMs).toISOString().slice(0, 10)).map(
      ([day, own]) => ({
        day: day ?? '',
        ...countsOf(own),
      }),
    ),
    failures: failuresIn(groups),
  };
}

/** Where the next part begins, null when this is the last. Messages of one moment stay together. */
async function endOfPart(
  queries: Queries,
  { wabaId, to }: ReportQuery,
  from: number,
): Promise<number | null> {
  const row = await queries
    .selectFrom('messages')
    .select('at')
    .where('waba_id', '=', wabaId)
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('at')
    .offset(rowsAtOnce)
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return row.at > from ? row.at : from + 1;
}

async function groupsIn(
  queries: Queries,
  { wabaId, phoneNumberId, templateName }: ReportQuery,
  from: number,
  to: number,
): Promise<Group[]> {
  const number = phoneNumberId === undefined ? sql`` : sql`and phone_number_id = ${phoneNumberId}`;
  const template = templateName === undefined ? sql`` : sql`and template_name = ${templateName}`;
  const { rows } = await sql<Group>`
    select at / ${sql.lit(dayMs)} as day, status, case when status = 'failed' then error_code end as code,
      template_name as template, phone_number_id as number, count(*) as count
    from messages
    where waba_id = ${wabaId} and at >= ${from} and at < ${to} and direction = 'out' ${number} ${template}
    group by 1, 2, 3, 4, 5`.execute(queries);
  return rows;
}

/** In the order of their keys; what has no key comes last. */
function grouped(
  groups: readonly Group[],
  keyOf: (group: Group) => string | null,
): [string | null, Group[]][] {
  const byKey = new Map<string | null, Group[]>();
  for (const group of groups) {
    const key = keyOf(group);
    const others = byKey.get(key);
    if (others) others.push(group);
    else byKey.set(key, [group]);
  }
  return [...byKey].sort(([one], [other]) => {
    if (one === null || other === null) return one === null ? 1 : -1;
    return one < other ? -1 : 1;
  });
}

function countsOf(groups: readonly Group[]): DeliveryCounts {
  const count = (...statuses: string[]) =>
    groups.reduce((sum, group) => sum + (statuses.includes(group.status) ? group.count : 0), 0);
  const sent = count('sent', 'delivered', 'read', 'played');
  const delivered = count('delivered', 'read', 'played');
  const read = count('read', 'played');
  const failed = count('failed');
  return {
    messages: sent + failed,
    sent,
    delivered,
    read,
    failed,
    delivery_rate: rate(delivered, delivered + failed),
    read_rate: rate(read, delivered),
  };
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The most frequent reason first. */
function failuresIn(groups: readonly Group[]): DeliveryReport['failures'] {
  const counts = new Map<number | null, number>();
  for (const { status, code, count } of groups) {
    if (status === 'failed') counts.set(code, (counts.get(code) ?? 0) + count);
  }
  const reasons = [...counts].sort(([, one], [, other]) => other - one);
  return reasons.map(([code, count]) => {
    const reason = code === null ? null : explain(code);
    return { error_code: code, error_title: reason?.title ?? null, advice: reason?.advice ?? null, count };
  });
}
