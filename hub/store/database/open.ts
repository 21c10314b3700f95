import { migrate } from '../migrations.js';
import { SqlStore } from '../sql-store.js';
import { openSqlite, type Durability } from './sqlite.js';
import type { Store } from '../store.js';

export interface StoreConfig {
  /** PostgreSQL; absent or empty: SQLite at `databasePath`. */
  databaseUrl?: string | undefined;
  databasePath: string;
}

export interface StoreOptions {
  /**
   * `on disk` (the default) for whoever acknowledges messages. `handed over` is enough for deliveries:
   * after a power cut the last of them are repeated, none is lost.
   */
  durability?: Durability;
  /** True for the hub that starts: with SQLite nobody else delivers, so what a dead hub held is due at once. */
  takeOver?: boolean;
  /** Told when an idle connection to PostgreSQL broke; the next query opens a new one. */
  onConnectionLost?: (error: Error) => void;
}

/** Opens the store and brings its schema up to date. Several threads and processes may do so at once. */
export async function openStore(config: StoreConfig, options: StoreOptions = {}): Promise<Store> {
  const { durability = 'on disk', takeOver = false, onConnectionLost } = options;
  const database = config.databaseUrl
    ? (await import('./postgres.js')).openPostgres(config.databaseUrl, durability, onConnectionLost)
    : openSqlite(config.databasePath, durability);
  const store = new SqlStore(database);
  try {
    await migrate(database);
    if (takeOver && database.exclusive) await store.endLeases();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
