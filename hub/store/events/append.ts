import type { Transaction } from 'kysely';
import type { HubEvent } from '../../../whatsapp/event.js';
import { hubEvent, type Update } from '../../../whatsapp/updates.js';
import { beginCommit, finishCommit } from '../contacts/commit.js';
import { contactedIn, messagesIn } from '../contacts/contacted.js';
import { Messages } from '../contacts/message-set.js';
import { Projection } from '../contacts/projection.js';
import { toldBefore } from '../contacts/telling.js';
import { react } from '../contacts/reactions.js';
import type { Database } from '../database/database.js';
import { EventWriter } from './event-writer.js';
import type { LookUp } from '../database/look-up.js';
import type { Tables } from '../schema.js';
import { raiseThroughputs } from '../sends/throughputs.js';
import type { Appended } from '../store.js';
import { recordReviews, withReview } from '../template-reviews/template-reviews.js';

const findEvents: LookUp<'events', 'id'> = {
  table: 'events',
  keys: ['id'],
  columns: ['id'],
  where: 'of_message = 0',
};

/** Stores updates: each once, with what it says about contacts, and one delivery for every subscription that wants it. */
export class Appender {
  private readonly events: EventWriter;

  constructor(private readonly database: Database) {
    this.events = new EventWriter(database);
  }

  async append(updates: readonly Update[], receivedAt: number) {
    const distinct = new Map<string, Update>();
    for (const update of updates) if (!distinct.has(update.id)) distinct.set(update.id, update);
    const transaction = this.database.db.transaction();
    const { known, wake } = await transaction.execute((tx) => this.insert(tx, distinct, receivedAt));
    return { appended: report(updates, known), wake };
  }

  private async insert(tx: Transaction<Tables>, updates: ReadonlyMap<string, Update>, receivedAt: number) {
    const commit = await beginCommit(this.database, tx, receivedAt);
    const contacted = contactedIn(updates.values(), receivedAt);
    const messages = await Messages.load(commit, contacted.flatMap(messagesIn));
    const known = await this.known(tx, updates, toldBefore(contacted, messages));
    const isFresh = ({ id }: Update) => !known.has(id);
    const fresh = [...updates.values()].filter(isFresh);
    const projection = await Projection.of(
      commit,
      contacted.filter(({ update }) => isFresh(update)),
      messages,
    );
    const reviews = await recordReviews(tx, fresh, receivedAt);
    await raiseThroughputs(tx, fresh);

    const events = new Map<Update, HubEvent>();
    for (const update of fresh) {
      if (projection.erased.has(update)) continue;
      const event = hubEvent(update, receivedAt, projection.firsts.has(update));
      events.set(update, withReview(event, reviews.get(update)));
    }
    const { wake, wishes } = await this.events.write(
      tx,
      [...events.values()],
      receivedAt,
      projection.remembered,
    );
    await projection.saveMessages();
    await react(commit, projection.happenings(events), wishes);
    await projection.save();
    for (const id of await finishCommit(commit, this.events)) wake.add(id);
    return { known, wake: [...wake] };
  }

  /** What Meta repeats. `told`: what messages remember. */
  private async known(
    tx: Transaction<Tables>,
    updates: ReadonlyMap<string, Update>,
    told: ReadonlySet<string>,
  ): Promise<Set<string>> {
    const ids = [...updates.keys()].filter((id) => !told.has(id)).map((id) => [id]);
    const rows = await this.database.find(tx, findEvents, ids);
    return new Set([...told, ...rows.map(({ id }) => id)]);
  }
}

/** The first of several updates with one id is the one that was stored. */
function report(updates: readonly Update[], known: Set<string>): Appended[] {
  return updates.map(({ id, kind, field }) => {
    const repeated = known.has(id);
    known.add(id);
    return { id, kind, field, repeated };
  });
}
