import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KyselyPlugin } from 'kysely';
import { listContacts } from '../../../../hub/store/contacts/contact-list.js';
import { openStore } from '../../../../hub/store/database/open.js';
import { openSqlite } from '../../../../hub/store/database/sqlite.js';
import { waba } from '../../bodies.js';
import { said } from '../../updates.js';
import { noon } from '../contract/steps.js';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hub-contacts-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Does something once, after the first query and before the next one. */
function afterFirstQuery(work: () => Promise<unknown>): KyselyPlugin {
  let done = false;
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (!done) await work();
      done = true;
      return result;
    },
  };
}

describe('a search that looks at a part of the contacts for each page', () => {
  it('leaves out nobody when somebody is erased meanwhile', async () => {
    const databasePath = join(directory, 'hub.db');
    const store = await openStore({ databasePath });
    const numbers = Array.from({ length: 2_001 }, (_, index) => String(16_505_500_000 + index));
    const [last = '', ...others] = numbers;
    await store.append(said({ from: last, name: 'Zoë Müller' }), noon);
    await store.append(
      others.flatMap((from) => said({ from, name: 'Ann' })),
      noon + 1,
    );

    const { db } = openSqlite(databasePath, 'handed over');
    const erased = { wabaId: waba, key: others[0] ?? '' };
    const queries = db.withPlugin(afterFirstQuery(() => store.eraseContact(erased, noon + 2)));
    const query = { wabaId: waba, name: 'zoe', limit: 10 };
    const first = await listContacts(queries, query);
    const second = await listContacts(queries, { ...query, cursor: first.nextCursor ?? 'c_' });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Zoë Müller']);
    await db.destroy();
    await store.close();
  });
});
