/** Webhook bodies as Meta sends them, small and invented. */

export const waba = '102290129340398';
export const phoneNumber = '106540352242922';

let lastId = 0;

/** A message id nobody had before. */
export function freshId(): string {
  return `wamid.TEST${++lastId}`;
}

interface TextMessage {
  id?: string;
  text?: string;
  /** wa_id; null: the customer is known by the user id alone. */
  from?: string | null;
  userId?: string;
}

export function textMessage({ id = freshId(), text = 'Hello', from = '16505551234', userId }: TextMessage) {
  return {
    ...(from === null ? {} : { from }),
    ...(userId === undefined ? {} : { from_user_id: userId }),
    id,
    timestamp: '1749416383',
    type: 'text',
    text: { body: text },
  };
}

export function sentStatus(status: string, id = freshId()) {
  return { id, status, timestamp: '1749416390', recipient_id: '16505551234' };
}

/** One body with one change of the field `messages`. */
export function body(
  value: { messages?: object[]; statuses?: object[] },
  { wabaId = waba, phoneNumberId = phoneNumber } = {},
) {
  return changeBody(
    'messages',
    {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '15550783881', phone_number_id: phoneNumberId },
      ...value,
    },
    wabaId,
  );
}

export function changeBody(field: string, value: unknown, wabaId = waba) {
  return { object: 'whatsapp_business_account', entry: [{ id: wabaId, changes: [{ field, value }] }] };
}
