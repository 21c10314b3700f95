import { updatesOf, type Update } from '../../whatsapp/updates.js';
import { changeBody, freshId, phoneNumber, waba } from './bodies.js';

/** What Meta tells about one customer, as updates: small, and only with the members that matter. */

interface Place {
  wabaId?: string;
  phoneNumberId?: string;
}

interface Somebody {
  /** wa_id; null: known by the user id alone. */
  from?: string | null;
  userId?: string;
  name?: string;
  username?: string;
}

/** A fixed moment in epoch seconds; `at` counts from it. */
export const start = 1_768_478_400; // 2026-01-15T12:00:00Z

export function changeOf(
  field: string,
  value: object,
  { wabaId = waba, phoneNumberId = phoneNumber }: Place = {},
) {
  const metadata = { display_phone_number: '15550783881', phone_number_id: phoneNumberId };
  return updatesOf(changeBody(field, { messaging_product: 'whatsapp', metadata, ...value }, wabaId));
}

/** The customer writes. `at`: seconds after `start`. */
export function said(
  {
    from = '16505551234',
    userId,
    name,
    username,
    at = 0,
    id = freshId(),
    text = 'Hello',
    ...more
  }: Somebody & { at?: number; id?: string; text?: string; [member: string]: unknown },
  place?: Place,
): Update[] {
  const message = {
    ...(from === null ? {} : { from }),
    ...(userId === undefined ? {} : { from_user_id: userId }),
    id,
    timestamp: String(start + at),
    type: 'text',
    text: { body: text },
    ...more,
  };
  const contact = contactOf({ from, userId, name, username });
  return changeOf('messages', { contacts: [contact], messages: [message] }, place);
}

/** What became of a message to the customer. */
export function told(
  {
    to = '16505551234',
    userId,
    status,
    id,
    at = 0,
    ...more
  }: {
    to?: string | null;
    userId?: string;
    status: string;
    id: string;
    at?: number;
    [member: string]: unknown;
  },
  place?: Place,
): Update[] {
  const entry = {
    id,
    status,
    timestamp: String(start + at),
    ...(to === null ? {} : { recipient_id: to }),
    ...(userId === undefined ? {} : { recipient_user_id: userId }),
    ...more,
  };
  return changeOf('messages', { statuses: [entry] }, place);
}

/** A message that the business wrote in its app. */
export function echoed({ to = '16505551234', id = freshId(), at = 0, text = 'Our answer' } = {}): Update[] {
  const entry = {
    from: '15550783881',
    to,
    id,
    timestamp: String(start + at),
    type: 'text',
    text: { body: text },
  };
  return changeOf('smb_message_echoes', { message_echoes: [entry] });
}

/** The customer has a new number. */
export function changedNumber(from: string, to: string, at = 0): Update[] {
  const system = { body: `User changed from ${from} to ${to}`, wa_id: to, type: 'user_changed_number' };
  const notice = { from, id: freshId(), timestamp: String(start + at), type: 'system', system };
  return changeOf('messages', { messages: [notice] });
}

export function preference({ from = '16505551234', value = 'stop', at = 0 } = {}): Update[] {
  const entry = { wa_id: from, detail: 'x', category: 'marketing_messages', value, timestamp: start + at };
  return changeOf('user_preferences', { contacts: [{ wa_id: from }], user_preferences: [entry] });
}

export function called({ from = '16505551234', at = 0 } = {}): Update[] {
  const call = {
    id: freshId(),
    from,
    to: '15550783881',
    event: 'connect',
    direction: 'USER_INITIATED',
    timestamp: String(start + at),
  };
  return changeOf('calls', { contacts: [{ wa_id: from }], calls: [call] });
}

function contactOf({ from, userId, name, username }: Somebody) {
  return {
    ...(name === undefined && username === undefined ? {} : { profile: { name, username } }),
    ...(from === null ? {} : { wa_id: from }),
    ...(userId === undefined ? {} : { user_id: userId }),
  };
}
