import type { HubEvent, HubEventOf } from '../../whatsapp/event.js';
import { hubEvent, updatesOf, type Update } from '../../whatsapp/updates.js';

/** One business of our own, for all tests: its account, its number, and a customer. */
export const WABA = '900100200300400';
export const NUMBER_ID = '900500600700800';
export const NUMBER = '4930901820';
export const CUSTOMER = '447400123456';
export const USER_ID = 'GB.88001122334455667788';
export const RECEIVED = Date.parse('2026-06-01T12:00:00.000Z');

export const metadata = { display_phone_number: NUMBER, phone_number_id: NUMBER_ID };
export const contact = { profile: { name: 'Ada Okafor' }, wa_id: CUSTOMER };

export function body(field: string, value: unknown, time?: number): unknown {
  const entry = { id: WABA, ...(time !== undefined && { time }), changes: [{ field, value }] };
  return { object: 'whatsapp_business_account', entry: [entry] };
}

export function messageBody(message: object, contacts: unknown[] = [contact]): unknown {
  return body('messages', {
    messaging_product: 'whatsapp',
    metadata,
    contacts,
    messages: [{ from: CUSTOMER, id: 'wamid.M1', timestamp: '1780300000', ...message }],
  });
}

export function statusBody(status: object, contacts?: unknown[]): unknown {
  return body('messages', {
    messaging_product: 'whatsapp',
    metadata,
    ...(contacts && { contacts }),
    statuses: [
      { id: 'wamid.S1', status: 'sent', timestamp: '1780300100', recipient_id: CUSTOMER, ...status },
    ],
  });
}

export function onlyUpdate(from: unknown): Update {
  const updates = updatesOf(from);
  if (updates.length !== 1) throw new Error(`expected one update, got ${updates.length}`);
  return updates[0] as Update;
}

export function onlyEvent(from: unknown, first = false): HubEvent {
  return hubEvent(onlyUpdate(from), RECEIVED, first);
}

export function messageEvent(message: object, contacts?: unknown[]): HubEventOf<'message'> {
  const event = onlyEvent(messageBody(message, contacts));
  if (event.event !== 'message') throw new Error(`expected a message, got ${event.event}`);
  return event;
}

export function statusEvent(status: object, contacts?: unknown[]): HubEventOf<'status'> {
  const event = onlyEvent(statusBody(status, contacts));
  if (event.event !== 'status') throw new Error(`expected a status, got ${event.event}`);
  return event;
}
