import type { Tables } from '../schema.js';

/** A value of a column. */
export type Cell = string | number | null;
export type Row = readonly Cell[];

/**
 * An insert of many rows that leaves alone what is there already, unless it says otherwise. This is the hot path:
 * the SQL text is made once, and Kysely is not asked to build it.
 */
export interface Insertion {
  table: keyof Tables;
  columns: readonly string[];
  /** The column that tells rows apart; the first of `columns`. */
  key: string;
  /** The column that counts up, if there is one. */
  counter?: string;
  /** What becomes of a row that is there already: the columns that conflict, and what is set. */
  update?: { by: readonly string[]; set: string };
}

/** The keys of the rows that were not there before, each with its count (0 where nothing is counted). */
export type Inserted = Map<string, number>;

/** The statement without rows. */
export function insertHead({ table, columns }: Insertion): string {
  return `insert into ${table} (${columns.join(', ')}) values `;
}

/** The end of the statement. */
export function insertTail({ update }: Insertion): string {
  return update
    ? `on conflict (${update.by.join(', ')}) do update set ${update.set}`
    : 'on conflict do nothing';
}

/** The new values of these columns, for `set`. */
export function excluded(columns: readonly string[]): string {
  return columns.map((column) => `${column} = excluded.${column}`).join(', ');
}
