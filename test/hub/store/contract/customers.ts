import type { HubEventOf } from '../../../../whatsapp/event.js';
import { updatesOf, type Update } from '../../../../whatsapp/updates.js';
import type { Store } from '../../../../hub/store/store.js';
import { body, changeBody, freshId, phoneNumber, sentStatus, textMessage, waba } from '../../bodies.js';

/** A customer of these tests. */
export const phone = '16505551234';
export const userId = 'US.13491208655302741918';
export const byPhone = { wabaId: waba, key: `+${phone}` };

/** A whole second after everything that the tests subscribe to. */
export const later = Math.ceil(Date.now() / 1_000) * 1_000 + 3_600_000;

interface Written {
  at?: number;
  id?: string;
  from?: string | null;
  userId?: string;
  phoneNumberId?: string;
}

const seconds = (ms: number) => String(Math.floor(ms / 1_000));

/** A message of the customer, as Meta tells it. */
export function written(
  text: string,
  { at = later, phoneNumberId = phoneNumber, ...who }: Written = {},
): Update[] {
  const message = { ...textMessage({ text, ...who }), timestamp: seconds(at) };
  return updatesOf(body({ messages: [message] }, { phoneNumberId }));
}

/** The business answered. */
export function answered(at: number): Update[] {
  return updatesOf(body({ statuses: [{ ...sentStatus('sent'), timestamp: seconds(at) }] }));
}

/** A message from before the hub was there, and one that the business wrote on its phone. */
export function oldAndOwn(text: string): Update[] {
  const { id, ...message } = textMessage({ text });
  const threads = [{ id: phone, messages: [{ id, ...message }] }];
  const metadata = { display_phone_number: '15550783881', phone_number_id: phoneNumber };
  const own = {
    from: '15550783881',
    to: phone,
    id: freshId(),
    timestamp: '1749416383',
    type: 'text',
    text: { body: text },
  };
  return [
    ...updatesOf(changeBody('history', { messaging_product: 'whatsapp', metadata, history: [{ threads }] })),
    ...updatesOf(
      changeBody('smb_message_echoes', { messaging_product: 'whatsapp', metadata, message_echoes: [own] }),
    ),
  ];
}

/** The customer's own switch in WhatsApp. */
export function switched(value: string, at = later): Update[] {
  const preference = {
    wa_id: phone,
    category: 'marketing_messages',
    value,
    detail: 'The customer chose',
    timestamp: at / 1_000,
  };
  return updatesOf(
    changeBody('user_preferences', {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '15550783881', phone_number_id: phoneNumber },
      user_preferences: [preference],
    }),
  );
}

/** The hub's own events, oldest first. */
export async function told<Kind extends 'consent' | 'handoff' | 'failure'>(
  store: Store,
  kind: Kind,
): Promise<HubEventOf<Kind>[]> {
  const { events } = await store.events({ wabaId: waba, event: kind, filter: {}, limit: 100 });
  return events.reverse() as HubEventOf<Kind>[];
}
