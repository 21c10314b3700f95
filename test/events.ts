import { createHash } from 'node:crypto';
import type { HubEvent } from '../whatsapp/event.js';
import type { IncomingMessage, MessageStatus } from '../whatsapp/webhook.js';
import { NUMBER, WABA } from './zapier.js';

const metadata = { display_phone_number: '15550783881', phone_number_id: NUMBER };
const common = {
  field: 'messages',
  waba_id: WABA,
  phone_number_id: NUMBER,
  occurred_at: '2026-03-02T09:41:07.000Z',
  received_at: '2026-03-02T09:41:08.214Z',
};

/** A message as the hub delivers and lists it. */
export function messageEvent(id = '1', message: IncomingMessage = {}): HubEvent {
  return {
    ...common,
    id: `event-${id}`,
    event: 'message',
    first_message: false,
    data: {
      metadata,
      contact: { profile: { name: 'Pablo Morales' }, wa_id: '16505551234', user_id: 'US.1' },
      message: {
        id: `wamid.${id}`,
        from: '16505551234',
        timestamp: '1772444467',
        type: 'text',
        text: { body: 'Is this table free?' },
        ...message,
      },
    },
  };
}

export const IMAGE_BYTES = 'the bytes of an image';
const hash = createHash('sha256').update(IMAGE_BYTES);
/** In hex, as items have it; webhooks have it in base64. */
export const IMAGE_SHA256 = hash.copy().digest('hex');

export const imageMessage: IncomingMessage = {
  type: 'image',
  image: { id: '77', mime_type: 'image/jpeg', sha256: hash.digest('base64'), caption: 'The menu' },
};

export function statusEvent(status: MessageStatus = {}): HubEvent {
  return {
    ...common,
    id: 'event-s',
    event: 'status',
    data: {
      metadata,
      contact: null,
      status: {
        id: 'wamid.1',
        status: 'failed',
        timestamp: '1772444467',
        recipient_id: '16505551234',
        errors: [{ code: 131026, title: 'Message undeliverable' }],
        ...status,
      },
    },
  };
}
