import type { ConsentItem } from '../whatsapp/consent-item.js';
import { isObject } from '../whatsapp/json.js';
import type { MessageItem } from '../whatsapp/message.js';
import type { StatusItem } from '../whatsapp/status.js';
import { tagsOfLine, type ContactWindowItem, type DigestItem, type DigestLine } from '../whatsapp/windows.js';

/** The items that triggers give, and a line of a digest. */
export interface Items {
  message: MessageItem;
  status: StatusItem;
  /** A contact, alone or with what changed in a window. */
  contact: ContactWindowItem;
  digest: DigestItem;
  line: DigestLine;
  consent: ConsentItem;
}

export type ItemKind = keyof Items;

/** Which member of each kind of item holds a fact. */
type Places = { readonly [Kind in ItemKind]?: keyof Items[Kind] & string };

/** What the mappings know of WhatsApp, whatever the trigger: one name for each fact, and where each item has it. */
const facts = {
  phone: {
    message: 'sender_phone',
    status: 'recipient_phone',
    contact: 'phone',
    line: 'phone',
    consent: 'phone',
  },
  wa_id: {
    message: 'sender_wa_id',
    status: 'recipient_wa_id',
    contact: 'wa_id',
    consent: 'wa_id',
  },
  user_id: {
    message: 'sender_user_id',
    status: 'recipient_user_id',
    contact: 'user_id',
    line: 'user_id',
    consent: 'user_id',
  },
  username: { message: 'sender_username', contact: 'username', consent: 'username' },
  name: {
    message: 'sender_name',
    status: 'recipient_name',
    contact: 'name',
    line: 'name',
    consent: 'name',
  },
  country: { contact: 'country', consent: 'country' },
  language: { contact: 'language', consent: 'language' },
  tags: { contact: 'tags', line: 'tags', consent: 'tags' },

  message_id: { message: 'id', status: 'message_id' },
  message_type: { message: 'type', contact: 'last_message_type' },
  text: { message: 'text', contact: 'last_message_text', line: 'last_message_text' },
  file_name: { message: 'media_file_name' },
  written_at: { message: 'sent_at', contact: 'last_inbound_at', consent: 'last_inbound_at' },
  template: { status: 'template_name' },

  status: { status: 'status', contact: 'last_status', consent: 'last_status' },
  status_at: { status: 'occurred_at', contact: 'last_status_at', consent: 'last_status_at' },
  error_code: { status: 'error_code', contact: 'last_error_code', consent: 'last_error_code' },
  error_title: { status: 'error_title', contact: 'last_error_title', consent: 'last_error_title' },

  consent: { contact: 'consent', line: 'consent', consent: 'consent' },
  consent_at: { contact: 'consent_changed_at', consent: 'consent_changed_at' },
  consent_source: { contact: 'consent_source', consent: 'consent_source' },
  consent_evidence: { contact: 'consent_evidence', consent: 'consent_evidence' },
  consent_method: { contact: 'consent_method', consent: 'consent_method' },

  ad_id: {
    message: 'referral_source_id',
    contact: 'last_ad_source_id',
    consent: 'last_ad_source_id',
  },
  ad_headline: {
    message: 'referral_headline',
    contact: 'last_ad_headline',
    consent: 'last_ad_headline',
  },

  window_start: { contact: 'window_start', digest: 'window_start' },
  window_end: { contact: 'window_end', digest: 'window_end' },
  messages_in: { contact: 'messages_in', digest: 'messages_in', line: 'messages_in' },
  messages_out: { contact: 'messages_out', digest: 'messages_out', line: 'messages_out' },
  messages_read: { contact: 'messages_read', digest: 'messages_read', line: 'messages_read' },
  messages_failed: { contact: 'messages_failed', digest: 'messages_failed', line: 'messages_failed' },
  contacts_changed: { digest: 'contacts_changed' },
  new_contacts: { digest: 'new_contacts' },
  opted_in: { digest: 'opted_in' },
  opted_out: { digest: 'opted_out' },
} as const satisfies Record<string, Places>;

export type Fact = keyof typeof facts;

/** The member of a kind of item that holds a fact; undefined when there is none. */
export function memberOfFact(fact: Fact, kind: ItemKind): string | undefined {
  const places: Places = facts[fact];
  return places[kind];
}

/** A fact of an item; undefined when the item does not have it. */
export function factOf(fact: Fact, kind: ItemKind, item: unknown): unknown {
  const member = memberOfFact(fact, kind);
  const value = member === undefined ? undefined : valueAt(item, member);
  // An empty line of tags says that there are none.
  if (kind === 'line' && fact === 'tags' && typeof value === 'string') return tagsOfLine(value);
  return value === null || value === '' ? undefined : value;
}

/** The value at a path such as `phone` or `order_items.0.price`; only an item’s own members are looked at. */
export function valueAt(item: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, member) =>
        (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, member)
          ? (value as Record<string, unknown>)[member]
          : undefined,
      item,
    );
}
