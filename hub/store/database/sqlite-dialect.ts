import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import {
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';

/** How long a transaction waits for its turn. */
const lockWaitMs = 10_000;

/** Kysely over Node's own SQLite. */
export function sqliteDialect(file: DatabaseSync): Dialect {
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
export function isBusy(error: unknown): boolean {
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
