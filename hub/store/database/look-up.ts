import type { SelectType } from 'kysely';
import type { Tables } from '../schema.js';

/** A look-up of rows by many keys at once. It is the hot path too, so its SQL text is made once. */
export interface LookUp<T extends keyof Tables, C extends keyof Tables[T] & string> {
  table: T;
  /** Columns of text; an index begins with them. */
  keys: readonly (keyof Tables[T] & string)[];
  columns: readonly C[];
  /** A further condition, that of the index when it does not hold all rows. */
  where?: string;
}

export type Found<T extends keyof Tables, C extends keyof Tables[T]> = {
  [Column in C]: SelectType<Tables[T][Column]>;
};
