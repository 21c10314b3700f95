import { Migrator, type Migration } from 'kysely/migration';
import type { ColumnTypes, Database } from './database/database.js';
import { eventsAndDeliveries } from './migrations/001-events-and-deliveries.js';
import { templateReviews } from './migrations/002-template-reviews.js';
import { contacts } from './migrations/003-contacts.js';
import { sends } from './migrations/004-sends.js';
import { failureList } from './migrations/005-failure-list.js';
import { webhooksMissed } from './migrations/006-webhooks-missed.js';
import { windowsHandedOut } from './migrations/007-windows-handed-out.js';
import { sendRounds } from './migrations/008-send-rounds.js';
import { tagStates } from './migrations/009-tag-states.js';
import { sendsNotSent } from './migrations/010-sends-not-sent.js';

/**
 * Brings the schema up to date. Threads and processes may do it at the same time: they take turns.
 * A migration that was once released is never changed; a new one is added below it.
 */
export async function migrate({ db, types, takeTurn }: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx);
    const migrator = new Migrator({ db: tx, provider: { getMigrations: async () => migrations(types) } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  });
}

function migrations(types: ColumnTypes): Record<string, Migration> {
  return {
    '001_events_and_deliveries': { up: (db) => eventsAndDeliveries(db, types) },
    '002_template_reviews': { up: (db) => templateReviews(db, types) },
    '003_contacts': { up: (db) => contacts(db, types) },
    '004_sends': { up: (db) => sends(db, types) },
    '005_failure_list': { up: (db) => failureList(db, types) },
    '006_webhooks_missed': { up: (db) => webhooksMissed(db, types) },
    '007_windows_handed_out': { up: (db) => windowsHandedOut(db, types) },
    '008_send_rounds': { up: (db) => sendRounds(db, types) },
    '009_tag_states': { up: (db) => tagStates(db, types) },
    '010_sends_not_sent': { up: sendsNotSent },
  };
}
