import type { Generated } from 'kysely';
import type { EventKind } from '../../whatsapp/event.js';
import type { ContactTables } from './contacts/schema.js';
import type { FailuresTable } from './failures/schema.js';
import type { SendTables } from './sends/schema.js';

/** The tables of the hub. Times are milliseconds since 1970, on both databases. */
export interface Tables extends ContactTables, SendTables {
  events: EventsTable;
  subscriptions: SubscriptionsTable;
  subscription_version: SubscriptionVersionTable;
  deliveries: DeliveriesTable;
  failures: FailuresTable;
  template_reviews: TemplateReviewsTable;
  windows_handed_out: WindowsHandedOutTable;
}

export interface EventsTable {
  /** Rises in the order of commits: a lower number never becomes visible after a higher one. */
  seq: Generated<number>;
  /** `Update.id`. */
  id: string;
  /** 1 when the message that it is about remembers it; else what Meta repeats is recognised by `id`. */
  of_message: Generated<number>;
  kind: EventKind;
  waba_id: string;
  phone_number_id: string | null;
  received_at: number;
  /** The HubEvent as JSON, delivered as it stands. */
  body: string;
}

export interface SubscriptionsTable {
  id: string;
  /** Hash of account, event, target and filter: subscribing twice gives one subscription. */
  fingerprint: string;
  waba_id: string;
  event: EventKind;
  target_url: string;
  /** EventFilter as JSON. */
  filter: string;
  created_at: number;
  /** Deliveries go out in order, so what is known about trying belongs to the subscription. */
  due_at: number;
  attempts: number;
  failing_since: number | null;
  /** 1 while the target asked us to slow down. */
  throttled: number;
  leased_until: number;
  leased_by: string | null;
  /** When a claim last ended: those who wait longest are served first. */
  settled_at: number;
  last_error: string | null;
}

/** One row; it rises with every change of the subscriptions and of the tag rules, so that each process knows when to read them again. */
export interface SubscriptionVersionTable {
  version: number;
}

/** An event that a subscription still waits for. */
export interface DeliveriesTable {
  subscription_id: string;
  event_seq: number;
}

/** One review of a template by Meta. It names no person, and there are few, so it is kept for good. */
export interface TemplateReviewsTable {
  /** Rises with each review of a template. */
  id: Generated<number>;
  waba_id: string;
  template_id: string;
  /** Null when nobody told that it was handed in. */
  submitted_at: number | null;
  /** Null while Meta reviews it. */
  decided_at: number | null;
  decision: 'approved' | 'rejected' | null;
}

/**
 * How far a Zap has got that polls one list of windows: it got everything of those that end at `until` or before, and of
 * the next the contacts up to `contact_id`, or none if that is empty.
 */
export interface WindowsHandedOutTable {
  waba_id: string;
  zap: string;
  list: 'contacts' | 'digests';
  until: number;
  contact_id: string;
}
