import type { Generated } from 'kysely';
import type { ChangeSource } from '../../../whatsapp/change-source.js';
import type { ConsentState } from '../../../whatsapp/consent.js';

/** The tables about contacts. Times are milliseconds since 1970. Ids of Meta are held as `column` in append.ts makes them. */
export interface ContactTables {
  contacts: ContactsTable;
  contact_identities: ContactIdentitiesTable;
  contact_aliases: ContactAliasesTable;
  contact_tags: ContactTagsTable;
  contact_tag_lists: ContactTagListsTable;
  consents: ConsentsTable;
  conversations: ConversationsTable;
  handoffs: HandoffsTable;
  messages: MessagesTable;
  contact_windows: ContactWindowsTable;
  contact_changes: ContactChangesTable;
  windows_closed: WindowsClosedTable;
  tag_rules: TagRulesTable;
  erasures: ErasuresTable;
  erased: ErasedTable;
}

/** What is searched for has a column; all else is in `state`. */
export interface ContactsTable {
  id: string;
  waba_id: string;
  /** As `folded` makes it, or empty. */
  name: string;
  consent: ConsentState;
  created_at: number;
  /** ContactState as JSON. */
  state: string;
}

/**
 * Which contact a phone number or user id belongs to: `wa:` and the one form of all forms of a number, or `bsuid:`;
 * and who had a number last that was left: `was-wa:`.
 */
export interface ContactIdentitiesTable {
  waba_id: string;
  identity: string;
  contact_id: string;
}

/** Contacts that were found to be another one. */
export interface ContactAliasesTable {
  old_id: string;
  contact_id: string;
}

/** The last change of each tag of a contact; a removed tag keeps its row for a while, so that an older change does not bring it back. */
export interface ContactTagsTable {
  contact_id: string;
  /** As `folded` makes it. */
  tag: string;
  waba_id: string;
  /** As it was written. */
  name: string;
  present: number;
  changed_at: number;
  source: ChangeSource;
}

/** What is known of a contact's tags beside the last change of each: the lists of CRMs above all. */
export interface ContactTagListsTable {
  contact_id: string;
  /** TagState as JSON. */
  state: string;
}

/** What was said about consent, with what proves it; see `forgetRepetitions`. */
export interface ConsentsTable {
  id: Generated<number>;
  waba_id: string;
  contact_id: string;
  state: ConsentState;
  changed_at: number;
  source: ChangeSource;
  method: string | null;
  evidence: string | null;
  message_id: string | null;
}

export interface ConversationsTable {
  contact_id: string;
  phone_number_id: string;
  waba_id: string;
  /** For the timers; null when nobody waits. */
  unanswered_since: number | null;
  /** Milliseconds: the longest limit of a Zap that this wait was found to have passed; each is looked at once. */
  limit_passed: Generated<number>;
  /** ConversationState as JSON. */
  state: string;
}

/** The conditions that were met in a conversation since it was last closed. */
export interface HandoffsTable {
  contact_id: string;
  phone_number_id: string;
  /** As `ruleKey` writes it. */
  rule: string;
  raised_at: number;
}

export interface MessagesTable {
  waba_id: string;
  id: string;
  contact_id: string | null;
  phone_number_id: string | null;
  direction: 'in' | 'out';
  at: number;
  /** Rises in the order in which the hub first heard of messages: Meta tells their times in whole seconds. */
  heard: number;
  /** Meta's word; `received` for a message of the customer. */
  status: string;
  error_code: number | null;
  template_name: string | null;
  /** The rest of MessageState as JSON. */
  state: string;
}

export interface ContactWindowsTable {
  waba_id: string;
  window_start: number;
  contact_id: string;
  /** Empty for what belongs to no number. */
  phone_number_id: string;
  messages_in: number;
  messages_out: number;
  messages_delivered: number;
  messages_read: number;
  messages_failed: number;
}

/** Every other change in a window. There is a row of `contact_windows` for each contact that has one. */
export interface ContactChangesTable {
  id: Generated<number>;
  waba_id: string;
  window_start: number;
  contact_id: string;
  /** `tag_added`, `tag_removed`, `consent`, `created`, `profile`, `attributes` or `handoff`. */
  kind: string;
  source: ChangeSource;
  /** The tag, or the state of consent. */
  detail: string | null;
}

/** One row: every window that ends at this moment or before it was, or may have been, handed out. */
export interface WindowsClosedTable {
  until: number;
  /** When `until` was moved last, by the clock of who measures since then. */
  moved_at: number;
}

export interface TagRulesTable {
  id: string;
  waba_id: string;
  /** TagRule as JSON. */
  rule: string;
}

/** Contacts whose raw events are still to be taken away. */
export interface ErasuresTable {
  id: Generated<number>;
  waba_id: string;
  /** JSON list of the numbers and user ids that the events hold. */
  identities: string;
  /** Events up to this one hold them. */
  up_to: number;
  /** Events up to this one were looked at. */
  done: number;
}

/** Messages, sends and updates that were erased. */
export interface ErasedTable {
  /** See erased.ts. */
  hash: string;
  erased_at: number;
}
