import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Inserted, Insertion, Row } from './insert.js';
import type { Found, LookUp } from './look-up.js';
import type { Tables } from '../schema.js';

/** What a transaction or the whole database can be asked. */
export type Queries = Kysely<Tables> | Transaction<Tables>;

/** What differs between the databases in the making of tables. */
export interface ColumnTypes {
  dialect: 'sqlite' | 'postgres';
  /** 64-bit whole number. */
  integer: RawBuilder<unknown>;
  /** Primary key that the database counts up and never gives twice. */
  counter: RawBuilder<unknown>;
  /** Text compared byte by byte. */
  text: RawBuilder<unknown>;
  /** Appended to `create table` where the rows are small and looked up by their whole key or its beginning. */
  keyOnlyTable: RawBuilder<unknown>;
}

/** A database and the few ways in which it differs from the other one. */
export interface Database {
  db: Kysely<Tables>;
  types: ColumnTypes;
  /** Inserts rows within the transaction; gives those that were not there before. No two rows may have one key. */
  insert(tx: Transaction<Tables>, insertion: Insertion, rows: readonly Row[]): Promise<Inserted>;
  /** The rows that have one of the keys, in no order. */
  find<T extends keyof Tables, C extends keyof Tables[T] & string>(
    tx: Transaction<Tables>,
    lookUp: LookUp<T, C>,
    keys: readonly (readonly string[])[],
  ): Promise<Found<T, C>[]>;
  /**
   * Makes whoever adds events or changes subscriptions take turns, over all processes, until the end of the
   * transaction. So `seq` rises in the order of commits, and a subscription counts from its commit on.
   */
  takeTurn(tx: Transaction<Tables>): Promise<void>;
  /** Ends a query for subscriptions: locks what it gives and leaves out what another process holds. */
  lockRows: RawBuilder<unknown>;
  /** True when only one hub may use the database; `beSoleHub` sees to it. */
  exclusive: boolean;
}
