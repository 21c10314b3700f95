import { hubEvent, type Update } from '../../whatsapp/updates.js';
import type { Database } from '../../hub/store/database/database.js';
import { EventWriter } from '../../hub/store/events/event-writer.js';

/** The hub's `Appender` without what it knows of contacts: each event once, with its deliveries, and nothing else. */
export class EventLog {
  private readonly events: EventWriter;

  constructor(private readonly database: Database) {
    this.events = new EventWriter(database);
  }

  async append(updates: readonly Update[], receivedAt: number) {
    const distinct = new Map(updates.map((update) => [update.id, update]));
    const events = [...distinct.values()].map((update) => hubEvent(update, receivedAt, false));
    const { inserted, wake } = await this.database.db.transaction().execute(async (tx) => {
      await this.database.takeTurn(tx);
      return this.events.write(tx, events, receivedAt);
    });
    const appended = updates.map(({ id, kind, field }) => ({
      id,
      kind,
      field,
      repeated: !inserted.delete(id),
    }));
    return { appended, wake: [...wake] };
  }
}

// Under the name by which the hub's store asks for it.
export { EventLog as Appender };
