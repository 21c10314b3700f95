import type { ContactItem } from './contact-item.js';

/** Changes are gathered by quarter hours, UTC. */
export const WINDOW_MS = 15 * 60_000;

/** The start of the window that holds a moment; both are epoch milliseconds. */
export function windowOf(moment: number): number {
  return moment - (moment % WINDOW_MS);
}

/** What changed about one contact in one closed window, with the contact as it is now. */
export interface ContactWindowItem extends ContactItem, InteractionCounts {
  /** Contact and window: never given twice with another content. */
  id: string;
  contact_id: string;
  window_start: string;
  window_end: string;
  tags_added: string[];
  tags_removed: string[];
  /** What changed: any of `messages`, `statuses`, `tags`, `consent`, `profile`, `attributes`, `handoff`. */
  changed: string[];
  /** Who changed it, as `changeSources` names them. */
  changed_by: string[];
}

/** How often something happened in a window. */
export interface InteractionCounts {
  /** Messages of the customer. */
  messages_in: number;
  /** Messages that WhatsApp says were sent to the customer. */
  messages_out: number;
  messages_delivered: number;
  messages_read: number;
  messages_failed: number;
}

/** All that happened in one closed window, in one item. */
export interface DigestItem extends InteractionCounts {
  /** Account, phone number where one was chosen, and window. */
  id: string;
  waba_id: string;
  /** Null: all numbers of the account. */
  phone_number_id: string | null;
  window_start: string;
  window_end: string;
  contacts_changed: number;
  new_contacts: number;
  tags_added: number;
  tags_removed: number;
  opted_in: number;
  opted_out: number;
  /** The contacts with the most messages first; at most `DIGEST_LINES`. */
  contacts: DigestLine[];
  contacts_not_listed: number;
}

export const DIGEST_LINES = 200;

export interface DigestLine extends InteractionCounts {
  contact_id: string;
  phone: string | null;
  user_id: string | null;
  name: string | null;
  /** As `joinedTags` writes them. */
  tags: string;
  tags_added: string;
  tags_removed: string;
  consent: string;
  last_message_text: string | null;
}

/** Tags in one line, with semicolons between them: a tag may hold a comma, and never a semicolon. */
export function joinedTags(tags: readonly string[]): string {
  return tags.join('; ');
}

/** Reads what `joinedTags` wrote. */
export function tagsOfLine(line: string): string[] {
  return line
    .split(';')
    .map((tag) => tag.trim())
    .filter(Boolean);
}
