import type { EventKind } from '../../whatsapp/event.js';
import type { Appended } from '../store/store.js';

/** A webhook body whose signature was checked. */
export interface SignedBody {
  raw: Buffer;
  /** Whether the sender wants to know what the body became. */
  wantsReport: boolean;
}

/** What became of a body. `accepted` is said only after the commit. */
export type Recorded =
  | { outcome: 'accepted'; report: Appended[] | null }
  | { outcome: 'not_json' | 'not_whatsapp' | 'commit_failed' };

/** One transaction, for whoever counts. */
export interface Commit {
  updates: number;
  seconds: number;
  counts: { kind: EventKind; repeated: boolean; count: number }[];
  /** The subscriptions that have something new. */
  wake: string[];
}
