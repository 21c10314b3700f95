import type { ChangeSource } from './change-source.js';
import type { ConsentState } from './consent.js';
import type { ContactItem } from './contact-item.js';
import type { FailureData } from './failure.js';
import type { HandoffData } from './handoff.js';
import type { Contact, IncomingMessage, MessageStatus, Metadata } from './webhook.js';

/** What an event is about. `unknown` is an update whose shape nobody recognised; it is kept as it came. */
export type EventKind =
  | 'message'
  | 'status'
  | 'error'
  | 'user_action'
  | 'message_echo'
  | 'user_preference'
  | 'user_id_update'
  | 'contact_sync'
  | 'history'
  | 'automatic_event'
  | 'call'
  | 'group'
  | 'template'
  | 'account'
  | 'phone_number'
  | 'flow'
  | 'payment'
  /** The hub's own: a contact agreed to marketing or no longer does. */
  | 'consent'
  /** The hub's own: a conversation needs a person. */
  | 'handoff'
  /** The hub's own: something failed for good. */
  | 'failure'
  | 'unknown';

/** What Meta tells; the rest is the hub's own. */
export type UpdateKind = Exclude<EventKind, 'consent' | 'handoff' | 'failure'>;

export interface MessageData {
  metadata: Metadata;
  contact: Contact | null;
  message: IncomingMessage;
}

export interface StatusData {
  metadata: Metadata;
  contact: Contact | null;
  status: MessageStatus;
}

/** Every other kind: the list entry, or the whole `value` of the change, as Meta sent it. */
export interface OtherData {
  metadata?: Metadata;
  contact?: Contact | null;
  value: unknown;
}

/** A change of a template. `review` is there when the change ends a review whose beginning the hub knows. */
export interface TemplateData extends OtherData {
  /** ISO-8601. */
  review?: { submitted_at: string };
}

/** What a `consent` event tells. */
export interface ConsentData {
  state: ConsentState;
  previous: ConsentState;
  /** ISO-8601. */
  changed_at: string;
  source: ChangeSource;
  method: 'single' | 'double' | null;
  evidence: string | null;
  message_id: string | null;
  /** As it is after the change. */
  contact: ContactItem;
}

interface EventBase {
  /** 22 characters, the same each time Meta repeats the update. */
  id: string;
  /** Meta's webhook field, such as `messages` or `message_template_status_update`. */
  field: string;
  waba_id: string;
  phone_number_id: string | null;
  /** ISO-8601: Meta's own time of the update, or the time it was received where Meta gives none. */
  occurred_at: string;
  /** ISO-8601: when the hub committed it. */
  received_at: string;
}

/** One event as the hub stores it, lists it and delivers it. */
export type HubEvent =
  | (EventBase & { event: 'message'; first_message: boolean; data: MessageData })
  | (EventBase & { event: 'status'; data: StatusData })
  | (EventBase & { event: 'template'; data: TemplateData })
  | (EventBase & { event: 'consent'; data: ConsentData })
  | (EventBase & { event: 'handoff'; data: HandoffData })
  | (EventBase & { event: 'failure'; data: FailureData })
  | (EventBase & {
      event: Exclude<EventKind, 'message' | 'status' | 'template' | 'consent' | 'handoff' | 'failure'>;
      data: OtherData;
    });

/** An event of one kind. */
export type HubEventOf<Kind extends HubEvent['event']> = Extract<HubEvent, { event: Kind }>;
