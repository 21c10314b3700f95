import type { EventKind } from './event.js';

/** What can fail for good. */
export const failureKinds = {
  send: 'A Message Was Not Sent or Delivered',
  delivery: 'A Zap Did Not Take an Event',
} as const;

export type FailureKind = keyof typeof failureKinds;

/**
 * `open`: a person has to look. `retried`, `ignored`: one did. `resolved`: it came right by itself. `replaced`: more is
 * known of the same send now, or it failed in another way, and a newer entry says so.
 */
export type FailureState = 'open' | 'retried' | 'ignored' | 'resolved' | 'replaced';

/** One entry of the failure list. It names no person and no hook. Times are ISO-8601. */
export interface FailureItem {
  id: string;
  kind: FailureKind;
  state: FailureState;
  /** What happened. */
  title: string;
  /** Why. */
  reason: string;
  /** What to do. */
  advice: string;
  first_failed_at: string;
  /** Later than the first where the same send failed again. */
  last_failed_at: string;
  /** When it was told again, because nobody had looked for a day. */
  escalated_at: string | null;
  /** The hub's id of the customer, where the message was for one that the hub knows. */
  contact_id: string | null;
  phone_number_id: string | null;
  /** Our id of the try to send. */
  operation: string | null;
  /** The step of a Zap that wanted to send, in words. */
  zap: string | null;
  /** What the Zap did not take. */
  event: EventKind | null;
}

/** What a `failure` event tells. */
export interface FailureData {
  /** The first of them. */
  failure: FailureItem;
  /** How many of the same are open: a Zap that takes nothing fails once for each event. */
  count: number;
  /** True when nobody had looked for a day. */
  escalated: boolean;
}
