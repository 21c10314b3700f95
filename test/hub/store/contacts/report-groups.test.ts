import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupsOf } from '../../../../hub/store/contacts/report-groups.js';
import { openStore } from '../../../../hub/store/database/open.js';
import { openSqlite } from '../../../../hub/store/database/sqlite.js';
import { waba } from '../../bodies.js';
import { go, refused, tell } from '../../sends.js';
import { noon } from '../contract/steps.js';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hub-report-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('what a report counts', () => {
  const query = { wabaId: waba, from: noon, to: noon + 1_000_000 };

  it('has each send once, however few are looked at in one query, many of one moment among them', async () => {
    const databasePath = join(directory, 'hub.db');
    const store = await openStore({ databasePath });
    for (let nth = 0; nth < 40; nth += 1) {
      const now = noon + nth * 1_000;
      const operation = await go(store, now, { deduplication_key: String(nth), to: `+165055512${10 + nth}` });
      await tell(store, operation, refused('never'), nth < 25 ? noon + 25_000 : now);
    }
    await store.close();
    const database = openSqlite(databasePath, 'handed over');
    for (const rowsAtOnce of [1, 7, 25, 1_000]) {
      const counts: number[] = [];
      for await (const group of groupsOf(database.db, query, rowsAtOnce)) counts.push(group.count);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
      expect(counts.length).toBeGreaterThan(rowsAtOnce === 1_000 ? 0 : 1);
    }
    await database.db.destroy();
  });
});
