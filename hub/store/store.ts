import type { EventKind, HubEvent } from '../../whatsapp/event.js';
import type { EventFilter } from '../../whatsapp/filter.js';
import type { Update } from '../../whatsapp/updates.js';
import type { ContactStore } from './contacts/store.js';
import type { FailureStore } from './failures/store.js';
import type { SendStore } from './sends/store.js';

/** What became of one update of a webhook body. */
export interface Appended {
  id: string;
  kind: EventKind;
  field: string;
  /** True when the store already had it: Meta repeated the update. */
  repeated: boolean;
}

export interface NewSubscription {
  wabaId: string;
  event: EventKind;
  targetUrl: string;
  filter: EventFilter;
}

export interface Subscription extends NewSubscription {
  id: string;
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface EventQuery {
  wabaId: string;
  /** Absent: every kind. */
  event?: EventKind;
  filter: EventFilter;
  /** At most 100. */
  limit: number;
  /** From the `nextCursor` of the page before. */
  cursor?: string;
}

export interface EventPage {
  /** Newest first. May be fewer than `limit` though older ones follow, when few of very many match the filter. */
  events: HubEvent[];
  /** Null when nothing older is left. */
  nextCursor: string | null;
}

/** The next deliveries of one subscription, in order, held by this process until the lease ends. */
export interface Claim {
  subscriptionId: string;
  targetUrl: string;
  /** The events as JSON texts, oldest first. */
  bodies: string[];
  /** The last event of this claim; `settle` removes everything up to it. */
  upTo: number;
  /** Failed tries of the first event so far. */
  attempts: number;
  /**
   * Epoch milliseconds since when the first event has been failing, or null. After an event that failed for good,
   * it is the time the next one was received: it has waited since then.
   */
  failingSince: number | null;
  /** Epoch milliseconds when the oldest event of the claim was received. */
  oldestReceivedAt: number;
}

/** What became of a claim. */
export type Settlement =
  | { outcome: 'delivered'; subscriptionId: string; upTo: number }
  | {
      outcome: 'retry';
      subscriptionId: string;
      /** Epoch milliseconds. */
      dueAt: number;
      failingSince: number;
      attempts: number;
      /** The target asked us to slow down (429). */
      throttled: boolean;
      reason: string;
    }
  /** Tried for as long as we try: the events move to the failure list. */
  | { outcome: 'failed'; subscriptionId: string; upTo: number; reason: string }
  /** The target said the subscription is over (410): it is deleted with all that waits for it. */
  | { outcome: 'gone'; subscriptionId: string };

/** Deliveries that wait, by why they wait; ages in milliseconds, 0 when none waits. */
export interface Backlog {
  waiting: { count: number; oldestAge: number };
  retrying: { count: number; oldestAge: number };
  throttled: { count: number; oldestAge: number };
  /** Those that wait for a person, of every kind. */
  failures: number;
  subscriptions: number;
}

/** A template that was handed in to Meta for review. */
export interface TemplateSubmission {
  wabaId: string;
  templateId: string;
  /** Epoch milliseconds. */
  submittedAt: number;
  /** Present when Meta decided at once. */
  decision?: 'approved' | 'rejected';
}

export interface ReviewReportQuery {
  wabaId: string;
  /** Epoch milliseconds; `from` is inside the period, `to` is not. */
  from: number;
  to: number;
  now: number;
}

export interface ReviewReport {
  submitted: number;
  approved: number;
  rejected: number;
  pending: number;
  /** Reviews that could show whether they end within a day: their beginning is known, and they ended or are older. */
  due: number;
  approvedWithinDay: number;
  /** Milliseconds; null when no review has both ends. */
  medianReviewMs: number | null;
}

/** Which events to look at for pruning. */
export interface PruneRange {
  /** Epoch milliseconds: only what was received earlier. */
  before: number;
  /** `upTo` of the range before; 0 at first. */
  after: number;
  /** Looks at no more events than this. */
  limit: number;
}

export interface Pruned {
  deleted: number;
  /** Where the next range begins; null when nothing old is left. */
  upTo: number | null;
}

/**
 * Where the hub keeps everything. One implementation over Kysely serves SQLite and PostgreSQL.
 * Every method is one transaction; a promise that resolves means the change is durable.
 */
export interface Store extends ContactStore, SendStore, FailureStore {
  /** Stores the updates and one delivery per matching subscription. The result is in the order of `updates`. */
  append(updates: Update[], receivedAt: number): Promise<{ appended: Appended[]; wake: string[] }>;
  events(query: EventQuery): Promise<EventPage>;

  /** Gives the existing subscription when the same one is there already. */
  addSubscription(subscription: NewSubscription): Promise<Subscription>;
  subscription(id: string): Promise<Subscription | null>;
  removeSubscription(id: string): Promise<void>;

  /** Takes due deliveries for `leaseMs`; never two claims on one subscription at a time, in any process. */
  claim(options: {
    now: number;
    leaseMs: number;
    subscriptions: number;
    events: number;
    bytes: number;
  }): Promise<Claim[]>;
  settle(settlements: Settlement[]): Promise<void>;
  /**
   * Epoch milliseconds when the next claim can have something, or null: a delivery waits (0), a retry is due,
   * or the lease of what is held now ends.
   */
  nextDue(): Promise<number | null>;
  backlog(now: number): Promise<Backlog>;

  submitTemplate(submission: TemplateSubmission): Promise<void>;
  reviewReport(query: ReviewReportQuery): Promise<ReviewReport>;

  /** Deletes old events that wait for nobody, within one range, so that no call holds up the others for long. */
  prune(range: PruneRange): Promise<Pruned>;
  /** Fails when the database cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
