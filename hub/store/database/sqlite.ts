import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Database } from './database.js';
import { insertHead, insertTail, type Inserted, type Insertion } from './insert.js';
import type { Found, LookUp } from './look-up.js';
import type { Tables } from '../schema.js';
import { sqliteDialect } from './sqlite-dialect.js';

/** How sure a commit is when it resolves: written to the disk, or handed to the system (a power cut may undo it). */
export type Durability = 'on disk' | 'handed over';

/** The first SQLite in which restarting the WAL cannot corrupt the file (sqlite.org/wal.html, "The WAL-Reset Bug"). */
const firstSafeVersion = '3.51.3';

/**
 * Frames (4 KB each) after which the one that commits takes over the end of a checkpoint, so that the log can start
 * over: under steady load the upkeep thread, which does nearly all of it, never reaches the end.
 */
const framesBeforeRestart = 32_000;

/**
 * Opens (and creates) the SQLite file at `path`. Checkpoints are the upkeep thread's work. What is deleted or replaced
 * is overwritten with zeros ("fast" would leave it on pages that become free): an erasure is for good.
 * Fails with a sentence for the person who runs the hub.
 */
export function openSqlite(path: string, durability: Durability): Database {
  const file = openFile(path);
  file.exec(`
    pragma busy_timeout = 1000;
    pragma journal_mode = wal;
    pragma synchronous = ${durability === 'on disk' ? 'full' : 'normal'};
    pragma wal_autocheckpoint = ${durability === 'on disk' ? framesBeforeRestart : 0};
    pragma journal_size_limit = 268435456;
    pragma cache_size = -65536;
    pragma temp_store = memory;
    pragma secure_delete = on;
  `);
  return {
    db: new Kysely<Tables>({ dialect: sqliteDialect(file) }),
    types: {
      dialect: 'sqlite',
      integer: sql`integer`,
      counter: sql`integer primary key autoincrement`,
      text: sql`text`,
      keyOnlyTable: sql`without rowid`,
    },
    insert: insertInto(file),
    find: findIn(file),
    takeTurn: async () => undefined, // `begin immediate` did.
    lockRows: sql``,
    exclusive: true,
  };
}

/** Fails when this Node brings a SQLite that can corrupt the file. */
export function checkSqliteVersion(version: string): void {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major > 3 || (major === 3 && (minor > 51 || (minor === 51 && patch >= 3)))) return;
  throw new Error(
    `This Node brings SQLite ${version}, and the hub needs ${firstSafeVersion} or newer: older ones can damage the database. Start the hub with \`npm run hub\`, which uses the right Node, or set DATABASE_URL to use PostgreSQL.`,
  );
}

function openFile(path: string): DatabaseSync {
  checkSqliteVersion(process.versions.sqlite ?? '0');
  try {
    return new DatabaseSync(path);
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

/** Says what to do about a database file that cannot be opened. */
export function cannotOpen(path: string, cause: unknown): Error {
  return new Error(
    `The database file ${path} cannot be opened. Check that its folder exists and may be written to, or set DATABASE_PATH to another place.`,
    { cause },
  );
}

/** Row by row with one prepared statement: inside the process that is the fastest way. */
function insertInto(file: DatabaseSync): Database['insert'] {
  const statements = new Map<Insertion, StatementSync>();
  return async (_tx, insertion, rows) => {
    let statement = statements.get(insertion);
    if (!statement) {
      const marks = insertion.columns.map(() => '?').join(', ');
      statement = file.prepare(`${insertHead(insertion)} (${marks}) ${insertTail(insertion)}`);
      statements.set(insertion, statement);
    }
    const inserted: Inserted = new Map();
    for (const row of rows) {
      const { changes, lastInsertRowid } = statement.run(...row);
      if (changes === 1) inserted.set(String(row[0]), insertion.counter ? Number(lastInsertRowid) : 0);
    }
    return inserted;
  };
}

/** As `insertInto`: row by row with one prepared statement. */
function findIn(file: DatabaseSync): Database['find'] {
  const statements = new Map<object, StatementSync>();
  return async <T extends keyof Tables, C extends keyof Tables[T] & string>(
    _tx: unknown,
    lookUp: LookUp<T, C>,
    keys: readonly (readonly string[])[],
  ) => {
    let statement = statements.get(lookUp);
    if (!statement) {
      const same = lookUp.keys.map((key) => `${key} = ?`).join(' and ');
      const also = lookUp.where ? ` and ${lookUp.where}` : '';
      statement = file.prepare(
        `select ${lookUp.columns.join(', ')} from ${lookUp.table} where ${same}${also}`,
      );
      statements.set(lookUp, statement);
    }
    const found: Found<T, C>[] = [];
    for (const key of keys) found.push(...(statement.all(...key) as unknown as Found<T, C>[]));
    return found;
  };
}
