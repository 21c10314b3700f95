import type { Fact } from './facts.js';

/** What several rows of every table are made of. */

/** What a message says, whatever its type. */
export const messageFacts = ['message_type', 'text', 'file_name'] as const satisfies readonly Fact[];

/** How a sent message fared. */
export const statusFacts = [
  'template',
  'status',
  'error_code',
  'error_title',
] as const satisfies readonly Fact[];

/** What a quarter of an hour brought. */
export const summaryFacts = [
  'window_start',
  'window_end',
  'messages_in',
  'messages_out',
  'messages_read',
  'messages_failed',
  'contacts_changed',
  'new_contacts',
  'opted_in',
  'opted_out',
] as const satisfies readonly Fact[];

/** Statuses as the values of a pick list. */
export const statusWords = {
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  played: 'Played',
  failed: 'Failed',
};
