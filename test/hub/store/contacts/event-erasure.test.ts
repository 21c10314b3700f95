import { join } from 'node:path';
import type { Database } from '../../../../hub/store/database/database.js';
import { eraseEvents } from '../../../../hub/store/contacts/event-erasure.js';
import { openStore } from '../../../../hub/store/database/open.js';
import { openSqlite } from '../../../../hub/store/database/sqlite.js';
import { waba } from '../../bodies.js';
import { temporaryFolder } from '../../process.js';
import { changeOf, said } from '../../updates.js';
import { noon } from '../contract/steps.js';

const number = '5511987654321';

test('an erasure looks into the events before it takes its turn, so that nobody who writes waits for that', async () => {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'hub.db');
  const store = await openStore({ databasePath: path });
  const database = openSqlite(path, 'handed over');
  try {
    await store.append(said({ from: number }), noon);
    const contact = { full_name: 'Fernanda', phone_number: '+55 11 98765-4321' };
    await store.append(
      changeOf('smb_app_state_sync', { state_sync: [{ type: 'contact', contact, action: 'add' }] }),
      noon,
    );
    await store.eraseContact({ wabaId: waba, key: number }, noon);
    const before = await database.db.selectFrom('erased').select('hash').execute();
    // Whoever looks only in the turn finds nothing any more.
    const takeTurn: Database['takeTurn'] = async (tx) => {
      await tx.deleteFrom('events').execute();
    };
    await eraseEvents({ ...database, takeTurn }, noon, 500);
    const after = await database.db.selectFrom('erased').select('hash').execute();
    expect(after.length).toBe(before.length + 1);
  } finally {
    await database.db.destroy();
    await store.close();
    await folder.remove();
  }
});
