import type { Store } from '../../hub/store/store.js';
import { encodeCallbackData } from '../../whatsapp/callback-data.js';
import type { SendOutcome, SendPermit, SendRequest } from '../../whatsapp/send-permit.js';
import { updatesOf } from '../../whatsapp/updates.js';
import { body, phoneNumber, sentStatus, waba } from './bodies.js';

let operations = 0;

/** A send of a template to somebody, as the integration asks for it. */
export function sendRequest(changes: Partial<SendRequest> = {}): SendRequest {
  return {
    waba_id: waba,
    phone_number_id: phoneNumber,
    to: '+16505551234',
    operation: `operation-${++operations}`,
    category: 'utility',
    deduplication_key: 'order-42',
    deduplication_hours: 24,
    type: 'template',
    text: 'Your order is ready.',
    template_id: '5',
    template_name: 'order_ready',
    template_language: 'en_GB',
    zap: 'Zap 7',
    ...changes,
  };
}

/** Asks for a permit; the ceiling is far away unless it is given. */
export async function ask(
  store: Store,
  now: number,
  changes: Partial<SendRequest> = {},
  perMinute = 100_000,
) {
  const permit = await store.permitSend(sendRequest(changes), perMinute, now);
  if (!permit) throw new Error('The operation is taken.');
  return permit;
}

/** Asks, and expects to be let through; gives the operation. */
export async function go(store: Store, now: number, changes: Partial<SendRequest> = {}): Promise<string> {
  const permit = await ask(store, now, changes);
  if (permit.decision !== 'go') throw new Error(`expected go, got ${JSON.stringify(permit)}`);
  return permit.operation;
}

/** Meta tells how many messages a second a number may send. */
export const throughputIs = (
  store: Store,
  perSecond: number,
  now: number,
  number = { phoneNumberId: phoneNumber, displayed: '+1 555-078-3881' },
) => store.saveThroughput({ wabaId: waba, ...number }, { perSecond, ...number }, now);

export const tell = (store: Store, operation: string, outcome: SendOutcome, now: number) =>
  store.settleSend(waba, operation, outcome, now);

export const acceptedAs = (message_id: string): SendOutcome => ({ outcome: 'accepted', message_id });
export const unknown: SendOutcome = { outcome: 'unknown', reason: 'WhatsApp did not answer in time.' };
export const refused = (retry: 'safe' | 'later' | 'never' = 'safe'): SendOutcome => ({
  outcome: 'refused',
  code: 130429,
  reason: 'This number sends too fast.',
  advice: 'Wait a minute.',
  retry,
});

/** WhatsApp tells of a message; `operation` as its callback data brings it back, if it is ours; `code` why it failed. */
export async function status(
  store: Store,
  at: number,
  { word = 'sent', id, operation, code }: { word?: string; id: string; operation?: string; code?: number },
): Promise<void> {
  const callback = operation && { biz_opaque_callback_data: encodeCallbackData({ operation }) };
  const errors = code !== undefined && { errors: [{ code, title: 'As Meta names it' }] };
  const told = { ...sentStatus(word, id), timestamp: String(Math.floor(at / 1_000)), ...callback, ...errors };
  await store.append(updatesOf(body({ statuses: [told] })), at);
}

export const secondsOf = (permit: SendPermit): number | null =>
  permit.decision === 'wait' ? permit.seconds : null;
