import { CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Database } from './database.js';
import { insertHead, insertTail, type Inserted, type Insertion } from './insert.js';
import type { Found, LookUp } from './look-up.js';
import type { Tables } from '../schema.js';
import type { Durability } from './sqlite.js';

/** Any number, but the same in every hub that shares the database. */
const turnLock = 7_226_931;

const rowsPerStatement = 500;

/**
 * A PostgreSQL at `url`, any number of hubs may share it. Connects with the first query.
 * `onConnectionLost` hears of idle connections that broke; the next query opens new ones.
 */
export function openPostgres(
  url: string,
  durability: Durability,
  onConnectionLost: (error: Error) => void = () => undefined,
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    keepAlive: true,
    application_name: 'whatsapp-hub',
    types: { getTypeParser },
  });
  pool.on('error', onConnectionLost);
  // A connection that breaks while it is in use fails its query; without a listener it would end the process too.
  pool.on('connect', (connection) => connection.on('error', () => undefined));
  const dialect = new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      // A hub that hangs inside a transaction must not keep the others from their turn.
      await connection.executeQuery(
        CompiledQuery.raw(
          `set synchronous_commit = ${durability === 'on disk' ? 'on' : 'off'}; set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '15s'`,
        ),
      );
    },
  });
  return {
    db: new Kysely<Tables>({ dialect }),
    types: {
      dialect: 'postgres',
      integer: sql`bigint`,
      counter: sql`bigint generated always as identity primary key`,
      text: sql`text collate "C"`,
      keyOnlyTable: sql``,
    },
    insert: insertInto(),
    find: findIn(),
    takeTurn: async (tx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(turnLock)})`.execute(tx);
    },
    lockRows: sql`for update of s skip locked`,
    exclusive: false,
  };
}

/** Many rows a statement: each statement is a journey to the server. */
function insertInto(): Database['insert'] {
  return async (tx, insertion, rows) => {
    const inserted: Inserted = new Map();
    for (let at = 0; at < rows.length; at += rowsPerStatement) {
      const chunk = rows.slice(at, at + rowsPerStatement);
      const query = CompiledQuery.raw(insertText(insertion, chunk.length), chunk.flat());
      const result = await tx.executeQuery<{ key: string; count: number }>(query);
      for (const { key, count } of result.rows) inserted.set(key, count);
    }
    return inserted;
  };
}

function insertText(insertion: Insertion, rows: number): string {
  const width = insertion.columns.length;
  const marks = Array.from({ length: rows }, (_, row) => {
    const cells = Array.from({ length: width }, (_cell, column) => `$${row * width + column + 1}`);
    return `(${cells.join(', ')})`;
  });
  const returned = `returning ${insertion.key} as key, ${insertion.counter ?? '0'} as count`;
  return `${insertHead(insertion)} ${marks.join(', ')} ${insertTail(insertion)} ${returned}`;
}

/** All keys in one journey to the server. */
function findIn(): Database['find'] {
  const texts = new Map<object, string>();
  return async <T extends keyof Tables, C extends keyof Tables[T] & string>(
    tx: Transaction<Tables>,
    lookUp: LookUp<T, C>,
    keys: readonly (readonly string[])[],
  ) => {
    if (keys.length === 0) return [];
    const text = texts.get(lookUp) ?? findText(lookUp);
    texts.set(lookUp, text);
    const lists = lookUp.keys.map((_name, at) => keys.map((key) => key[at]));
    const { rows } = await tx.executeQuery<Found<T, C>>(CompiledQuery.raw(text, lists));
    return rows;
  };
}

function findText<T extends keyof Tables, C extends keyof Tables[T] & string>({
  table,
  keys,
  columns,
  where,
}: LookUp<T, C>) {
  const lists = keys.map((_key, at) => `$${at + 1}::text[]`).join(', ');
  const same = keys.map((key) => `t.${key} = k.${key}`).join(' and ');
  const chosen = columns.map((column) => `t.${column}`).join(', ');
  return `select ${chosen} from unnest(${lists}) as k(${keys.join(', ')}) join ${table} t on ${same}${where ? ` and t.${where}` : ''}`;
}

/** Whole numbers come as numbers: ours are counts and times, far below 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number;
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
}
