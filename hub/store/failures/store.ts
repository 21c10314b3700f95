import type { FailureItem, FailureKind, FailureState } from '../../../whatsapp/failure.js';
import type { Page } from '../contacts/store.js';

export interface FailureQuery {
  wabaId: string;
  kind?: FailureKind | undefined;
  state?: FailureState | undefined;
  limit: number;
  /** From the `nextCursor` of the page before. */
  cursor?: string | undefined;
}

/** Why a failure stays as it is. */
export type FailureBar =
  /** Somebody dealt with it before, it came right by itself, or a newer entry took its place. */
  | 'closed'
  /** The subscription it was for is gone. */
  | 'no_subscription'
  /** A contact of the account is being erased, and the event may name it. */
  | 'erasure';

/** A failure after somebody dealt with it; `bar` says why nothing was done. */
export interface FailureChange {
  failure: FailureItem;
  bar: FailureBar | null;
}

/** The failure list: the part of the store that knows what is for a person. Every method is one transaction. */
export interface FailureStore {
  /** Newest first. */
  failures(query: FailureQuery): Promise<Page<FailureItem>>;
  /**
   * An event goes out again, after all that waits for its subscription. A send only becomes free: its key no longer
   * keeps the step from sending it. Null: there is no such failure.
   */
  retryFailure(wabaId: string, id: string, now: number): Promise<FailureChange | null>;
  /**
   * The same for all that are open and can be retried, at most `limit`, the oldest first. `left`: how many of the
   * kind are open still.
   */
  retryFailures(
    wabaId: string,
    kind: FailureKind,
    limit: number,
    now: number,
  ): Promise<{ retried: number; left: number }>;
  /** Null: there is no such failure. */
  ignoreFailure(wabaId: string, id: string): Promise<FailureChange | null>;
  /** All of a kind that are open, at most `limit`, the oldest first; gives how many. */
  ignoreFailures(wabaId: string, kind: FailureKind, limit: number): Promise<number>;
  /** Tells Zaps, once, of failures that nobody looked at for a day; gives how many. */
  escalateFailures(now: number): Promise<number>;
  /** Deletes what failed last before `before` (epoch milliseconds); gives how many, at most `limit`. */
  pruneFailures(before: number, limit: number): Promise<number>;
}
