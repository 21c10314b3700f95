import { realpathSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './sqlite-dialect.js';
import { cannotOpen } from './sqlite.js';

export interface SoleHub {
  /** Lets the next hub start. */
  release(): void;
}

/**
 * Makes this process the only hub on the SQLite file at `path`: two would each deliver what the other holds.
 * Whoever else opens the store, as the threads of the hub do, is not kept out. The system ends the hold with the
 * process, however that ends. Fails with a sentence for the person who runs the hub.
 */
export function beSoleHub(path: string): SoleHub {
  const lock = openLock(path);
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw cannotOpen(path, error);
    throw new Error(
      `The database file ${path} is in use by another hub. Stop the other hub first, or set DATABASE_URL to use PostgreSQL, which several hubs can share.`,
      { cause: error },
    );
  }
  return { release: () => lock.close() };
}

/** A file beside the database: a lock on the database itself would keep the hub's own threads out. */
function openLock(path: string): DatabaseSync {
  try {
    return new DatabaseSync(`${realPath(path)}-lock`);
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

/** One file can have several names; a file that is not there yet has this one. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
