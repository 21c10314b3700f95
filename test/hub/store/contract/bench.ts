import { sql } from 'kysely';
import type { Database } from '../../../../hub/store/database/database.js';
import { openStore, type StoreConfig, type StoreOptions } from '../../../../hub/store/database/open.js';
import { openPostgres } from '../../../../hub/store/database/postgres.js';
import { openSqlite } from '../../../../hub/store/database/sqlite.js';
import type { Store } from '../../../../hub/store/store.js';

/** What a suite of the store contract is given: empty databases, and stores that are closed after each test. */
export interface Bench {
  /** A store over an empty database, or over what `before` makes of one. */
  store(before?: (database: Database) => Promise<void>): Promise<Store>;
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
    async store(before) {
      config = await freshConfig();
      if (before) await onDatabase(config, before);
      return keep(openStore(config));
    },
    another: (options) => keep(openStore(config, options)),
    dump: () => dumpOf(config),
  };
}

async function dumpOf(config: StoreConfig): Promise<string> {
  const lines: string[] = [];
  await onDatabase(config, async ({ db }) => {
    for (const { name } of await db.introspection.getTables()) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
      lines.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`));
    }
  });
  return lines.join('\n');
}

/** Works on the database itself, below the store. */
async function onDatabase(
  { databaseUrl, databasePath }: StoreConfig,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const database = databaseUrl
    ? openPostgres(databaseUrl, 'handed over')
    : openSqlite(databasePath, 'handed over');
  try {
    await work(database);
  } finally {
    await database.db.destroy();
  }
}
