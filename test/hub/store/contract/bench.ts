import { sql } from 'kysely';
import { openStore, type StoreConfig, type StoreOptions } from '../../../../hub/store/open.js';
import { openPostgres } from '../../../../hub/store/postgres.js';
import { openSqlite } from '../../../../hub/store/sqlite.js';
import type { Store } from '../../../../hub/store/store.js';

/** What a suite of the store contract is given: empty databases, and stores that are closed after each test. */
export interface Bench {
  /** A store over an empty database. */
  store(): Promise<Store>;
  /** One more store over the database of the last `store()`, as another process would open it. */
  another(options?: StoreOptions): Promise<Store>;
  /** Every row of every table of the database of the last `store()`, as text. */
  dump(): Promise<string>;
}

/** Describes the contract on one kind of database. */
export function benchOf(freshConfig: () => Promise<StoreConfig>): Bench {
  let config: StoreConfig;
  const open: Store[] = [];
  const keep = async (opening: Promise<Store>) => {
    const store = await opening;
    open.push(store);
    return store;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map((store) => store.close()));
  });
  return {
    async store() {
      config = await freshConfig();
      return keep(openStore(config));
    },
    another: (options) => keep(openStore(config, options)),
    dump: () => dumpOf(config),
  };
}

async function dumpOf({ databaseUrl, databasePath }: StoreConfig): Promise<string> {
  const { db } = databaseUrl
    ? openPostgres(databaseUrl, 'handed over')
    : openSqlite(databasePath, 'handed over');
  const lines: string[] = [];
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    lines.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`));
  }
  await db.destroy();
  return lines.join('\n');
}
