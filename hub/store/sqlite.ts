import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import {
  Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';
import type { Database } from './database.js';
import type { Tables } from './schema.js';

/** How sure a commit is when it resolves: written to the disk, or handed to the system (a power cut may undo it). */
export type Durability = 'on disk' | 'handed over';

/** How long a transaction waits for its turn. */
const lockWaitMs = 10_000;

/** The first SQLite in which restarting the WAL cannot corrupt the file (sqlite.org/wal.html, "The WAL-Reset Bug"). */
const firstSafeVersion = '3.51.3';

/**
 * Opens (and creates) the SQLite file at `path`. Checkpoints are left to the upkeep thread.
 * Fails with a sentence for the person who runs the hub.
 */
export function openSqlite(path: string, durability: Durability): Database {
  const file = openFile(path);
  file.exec(`
    pragma busy_timeout = 1000;
    pragma journal_mode = wal;
    pragma synchronous = ${durability === 'on disk' ? 'full' : 'normal'};
    pragma wal_autocheckpoint = 0;
    pragma journal_size_limit = 134217728;
    pragma cache_size = -65536;
    pragma temp_store = memory;
  `);
  return {
    db: new Kysely<Tables>({ dialect: dialectOf(file) }),
    types: {
      integer: sql`integer`,
      counter: sql`integer primary key autoincrement`,
      text: sql`text`,
      keyOnlyTable: sql`without rowid`,
    },
    placeholder: () => '?',
    // A few statement sizes, so that every statement is prepared once.
    rowsPerInsert: (rowsLeft) => (rowsLeft >= 64 ? 64 : rowsLeft >= 16 ? 16 : rowsLeft >= 4 ? 4 : 1),
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
    throw new Error(
      `The database file ${path} cannot be opened. Check that its folder exists and may be written to, or set DATABASE_PATH to another place.`,
      { cause: error },
    );
  }
}

function dialectOf(file: DatabaseSync): Dialect {
  return {
    createDriver: () => new ImmediateDriver(file),
    createAdapter: () => new TransactionalAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/**
 * Transactions take the write lock at their start: one that reads first could not get it later. While another
 * thread has it, this one goes on with its other work instead of sleeping inside SQLite.
 */
class ImmediateDriver extends SqliteDriver {
  private readonly begin: StatementSync;

  constructor(private readonly file: DatabaseSync) {
    super({ database: prepared(file) });
    this.begin = file.prepare('begin immediate');
  }

  override async beginTransaction(): Promise<void> {
    const giveUpAt = Date.now() + lockWaitMs;
    for (let tries = 0; !this.tryToBegin(giveUpAt); tries += 1) {
      await (tries < 50 ? nextTurn() : sleep(1));
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // After some errors, such as a full disk, SQLite has rolled back already.
    if (this.file.isTransaction) await super.rollbackTransaction(connection);
  }

  private tryToBegin(giveUpAt: number): boolean {
    this.file.exec('pragma busy_timeout = 0');
    try {
      this.begin.run();
      return true;
    } catch (error) {
      if (!isBusy(error) || Date.now() > giveUpAt) throw error;
      return false;
    } finally {
      this.file.exec('pragma busy_timeout = 1000');
    }
  }
}

/** SQLITE_BUSY and its extended codes (sqlite.org/rescode.html). */
function isBusy(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : null;
  return typeof code === 'number' && (code & 0xff) === 5;
}

/** SQLite can undo a `create table`; so threads that migrate at once take turns in a transaction. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** The file as Kysely wants it; statements stay prepared, the least lately added leaves first. */
function prepared(file: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(text) {
      let statement = statements.get(text);
      if (!statement) {
        statement = prepare(file, text);
        if (statements.size >= 300)
          for (const oldest of statements.keys()) if (statements.delete(oldest)) break;
        statements.set(text, statement);
      }
      return statement;
    },
  };
}

function prepare(file: DatabaseSync, text: string): SqliteStatement {
  const statement = file.prepare(text);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
