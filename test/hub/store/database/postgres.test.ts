import { openStore } from '../../../../hub/store/database/open.js';
import { startPostgres, type TestPostgres } from '../../postgres.js';
import { benchOf } from '../contract/bench.js';
import { describeStoreContract } from '../contract/index.js';
import { messages, noon } from '../contract/steps.js';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.remove());

const freshConfig = async () => ({ databaseUrl: await postgres.createDatabase(), databasePath: '' });

describe('the store on PostgreSQL', () => {
  const bench = benchOf(freshConfig);
  describeStoreContract(bench);

  it('can be opened by several processes at once, from the first moment on', async () => {
    const config = await freshConfig();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(config)));
    await Promise.all(stores.map((store) => store.append(messages({}), noon)));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('fails while the server is down and works again when it is back', async () => {
    const store = await bench.store();
    await store.append(messages({}), noon);
    await postgres.stop();
    await expect(store.append(messages({}), noon)).rejects.toThrow();
    await postgres.start();
    await expect(store.append(messages({}), noon)).resolves.toMatchObject({ wake: [] });
  });
});
