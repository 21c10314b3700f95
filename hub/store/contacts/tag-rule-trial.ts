import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HubEvent } from '../../../whatsapp/event.js';
import { messageText } from '../../../whatsapp/message/text.js';
import { rulesMet, type TagRuleTrial } from '../../../whatsapp/tag-rule.js';
import { tagKey, tagName } from '../../../whatsapp/tags.js';
import type { Queries } from '../database/database.js';
import { happened } from '../failures/again.js';
import { bodySize, fitting } from '../events/fitting.js';
import { messageId } from './message-rows.js';
import type { NewTagRule } from './tag-rules.js';

const MOST_MESSAGES = 20_000;
const MOST_EXAMPLES = 20;
const rowsAtOnce = 200;
/** An event can have 3 MB. */
const bytesAtOnce = 4_000_000;

type MessageEvent = Extract<HubEvent, { event: 'message' }>;

/** What the rule would have done since `since` (epoch milliseconds), over at most 20,000 messages, newest first. */
export async function tryTagRule(queries: Queries, rule: NewTagRule, since: number): Promise<TagRuleTrial> {
  const tried = { ...rule, on: true };
  const trial = new Trial(queries, rule.waba_id);
  let before: number | null = null;
  let messages = 0;
  let last = false;
  while (!last && messages < MOST_MESSAGES) {
    const chunk = await messagesBefore(queries, rule.waba_id, since, before);
    const events = chunk.rows.map(({ body }) => JSON.parse(body) as HubEvent);
    await trial.note(events.flatMap((event) => rulesMet(event, [tried]).map(() => event as MessageEvent)));
    messages += events.length;
    before = chunk.rows.at(-1)?.seq ?? null;
    last = chunk.last;
    await nextTurn(); // Intake shares this thread.
  }
  return {
    messages,
    since: new Date(since).toISOString(),
    matched: trial.matched,
    contacts: trial.contacts.size,
    tagged_already: await trial.having(tagKey(tagName(rule.tag))),
    examples: trial.examples,
  };
}

/** What a rule meets, and whose it is. */
class Trial {
  matched = 0;
  readonly contacts = new Set<string>();
  readonly examples: TagRuleTrial['examples'] = [];

  constructor(
    private readonly queries: Queries,
    private readonly wabaId: string,
  ) {}

  /** Somebody who was erased is nobody any more, so only who is known counts. */
  async note(events: readonly MessageEvent[]): Promise<void> {
    if (events.length === 0) return;
    const owners = await this.ownersOf(events);
    for (const event of events) {
      const owner = owners.get(messageId(event.data.message.id ?? ''));
      if (!owner) continue;
      this.matched += 1;
      this.contacts.add(owner.id);
      if (this.examples.length < MOST_EXAMPLES) this.examples.push(exampleOf(event, owner));
    }
  }

  /** How many of the contacts have a tag. */
  async having(tag: string): Promise<number> {
    const ids = [...this.contacts];
    let count = 0;
    for (let at = 0; at < ids.length; at += rowsAtOnce) {
      const rows = await this.queries
        .selectFrom('contact_tags')
        .select('contact_id')
        .where('contact_id', 'in', ids.slice(at, at + rowsAtOnce))
        .where('tag', '=', tag)
        .where('present', '=', 1)
        .execute();
      count += rows.length;
    }
    return count;
  }

  private async ownersOf(events: readonly MessageEvent[]): Promise<ReadonlyMap<string, Owner>> {
    const ids = events.map(({ data }) => messageId(data.message.id ?? ''));
    const rows = await this.queries
      .selectFrom('messages as m')
      .innerJoin('contacts as c', 'c.id', 'm.contact_id')
      .select(['m.id as message', 'c.id', 'c.state'])
      .where('m.waba_id', '=', this.wabaId)
      .where('m.id', 'in', ids)
      .execute();
    return new Map(
      rows.map(({ message, id, state }) => [
        message,
        { id, name: (JSON.parse(state) as { name: string | null }).name },
      ]),
    );
  }
}

interface Owner {
  id: string;
  name: string | null;
}

function exampleOf({ data, occurred_at: at }: MessageEvent, owner: Owner): TagRuleTrial['examples'][number] {
  return {
    contact_id: owner.id,
    contact_name: owner.name,
    text: messageText(data.message) || null,
    at,
    message_id: data.message.id ?? '',
  };
}

/** The next messages, and whether they are the last. Sizes come first, so that few large bodies are read at once. */
async function messagesBefore(queries: Queries, wabaId: string, since: number, before: number | null) {
  let wanted = queries
    .selectFrom('events as e')
    .where('waba_id', '=', wabaId)
    .where('kind', '=', 'message')
    .where(happened)
    .where('received_at', '>=', since)
    .orderBy('seq', 'desc')
    .limit(rowsAtOnce);
  if (before !== null) wanted = wanted.where('seq', '<', before);
  const sizes = await wanted.select(['seq', bodySize]).execute();
  const chosen = fitting(sizes, bytesAtOnce);
  const oldest = chosen.at(-1);
  if (!oldest) return { rows: [], last: true };
  const rows = await wanted.where('seq', '>=', oldest.seq).select(['seq', 'body']).execute();
  return { rows, last: chosen.length === sizes.length && sizes.length < rowsAtOnce };
}
