import type { MessageRecord } from './message-record.js';
import { clockTime, zoneOf } from './time-zone.js';

/** What ends a line for any program that may show the text. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** Kinds of message whose text says all. */
const plain = new Set(['text', 'button', 'list_reply']);

/**
 * The messages as a text for a person, oldest first, with the time and who wrote: a line each, and further lines of
 * a message are moved in, so that no message can look like two. Times are those of the time zone; without one, UTC.
 */
export function transcript(messages: MessageRecord[], timezone?: string | null): string {
  if (messages.length === 0) return '';
  const zone = zoneOf(timezone);
  const lines = messages
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map((message) => `${clockTime(Date.parse(message.at), zone)} ${writerOf(message)}: ${said(message)}`);
  return [...lines, `(Times in ${zone})`].join('\n');
}

function writerOf({ direction, contact_name: name, contact_phone: phone }: MessageRecord): string {
  if (direction === 'out') return 'Business';
  return name?.split(LINE_BREAK).join(' ').trim() || phone || 'Customer';
}

function said(message: MessageRecord): string {
  const text = message.text?.trim().split(LINE_BREAK).join('\n    ') ?? '';
  return [kindOf(message, text), text, failureOf(message)].filter(Boolean).join(' ');
}

function kindOf({ type, template_name: template }: MessageRecord, text: string): string {
  if (template) return `[template ${template}]`;
  if (text && (type === null || plain.has(type))) return '';
  return `[${(type ?? 'message').replaceAll('_', ' ')}]`;
}

function failureOf({ status, error_title: why }: MessageRecord): string {
  if (status !== 'failed') return '';
  return why ? `(not delivered: ${why})` : '(not delivered)';
}
