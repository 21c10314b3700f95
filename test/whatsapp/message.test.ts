import fc from 'fast-check';
import { messageItem } from '../../whatsapp/message.js';
import { messageText, messageType } from '../../whatsapp/message/text.js';
import { hubEvent, updatesOf } from '../../whatsapp/updates.js';
import { messageBody, messageEvent, NUMBER_ID, RECEIVED, USER_ID, WABA } from './bodies.js';

const item = (message: object, contacts?: unknown[]) => messageItem(messageEvent(message, contacts));
const reply = (type: string, content: object) => ({
  type: 'interactive',
  interactive: { type, [type]: content },
});

/** Each kind of message in its smallest form, the type a Zap builder sees, and its text. */
const kinds: [message: object, type: string, text: string | null][] = [
  [{ type: 'text', text: { body: 'Hello' } }, 'text', 'Hello'],
  [{ type: 'image', image: { id: '1', caption: 'Our roof' } }, 'image', 'Our roof'],
  [{ type: 'video', video: { id: '1' } }, 'video', null],
  [{ type: 'audio', audio: { id: '1', voice: true } }, 'audio', null],
  [{ type: 'document', document: { id: '1', filename: 'a.pdf' } }, 'document', null],
  [{ type: 'sticker', sticker: { id: '1' } }, 'sticker', null],
  [{ type: 'location', location: { name: 'Depot', address: '1 Quay' } }, 'location', 'Depot, 1 Quay'],
  [{ type: 'location', location: { latitude: 1.5, longitude: -2 } }, 'location', '1.5, -2'],
  [
    {
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'Bo Li' } }, { name: { formatted_name: 'Cy' } }],
    },
    'contacts',
    'Bo Li, Cy',
  ],
  [{ type: 'reaction', reaction: { message_id: 'w', emoji: '👍' } }, 'reaction', '👍'],
  [{ type: 'reaction', reaction: { message_id: 'w' } }, 'reaction', null],
  [{ type: 'button', button: { payload: 'p', text: 'Yes please' } }, 'button', 'Yes please'],
  [reply('button_reply', { id: 'b1', title: 'Cancel' }), 'button', 'Cancel'],
  [reply('list_reply', { id: 'l1', title: 'Express' }), 'list_reply', 'Express'],
  [reply('nfm_reply', { name: 'flow', body: 'Sent' }), 'flow_reply', 'Sent'],
  [reply('nfm_reply', { name: 'address_message', body: 'Sent' }), 'address_reply', 'Sent'],
  [reply('call_permission_reply', { response: 'accept' }), 'call_permission_reply', 'accept'],
  [reply('reply_of_next_year', { title: 'New' }), 'reply_of_next_year', 'New'],
  [{ type: 'interactive' }, 'unsupported', null],
  [{ type: 'order', order: { text: 'Ring twice', product_items: [] } }, 'order', 'Ring twice'],
  [
    { type: 'order', order: { product_items: [{ product_retailer_id: 'sku-1', quantity: 2 }, {}] } },
    'order',
    '2 × sku-1, 1 × ?',
  ],
  [{ type: 'system', system: { body: 'Ada changed number' } }, 'system', 'Ada changed number'],
  [{ type: 'edit', edit: { message: { type: 'text', text: { body: 'Hullo' } } } }, 'edit', 'Hullo'],
  [{ type: 'edit', edit: { message: { type: 'image', image: { caption: 'New' } } } }, 'edit', 'New'],
  [{ type: 'revoke', revoke: { original_message_id: 'w' } }, 'revoke', null],
  [{ type: 'unsupported', errors: [{ code: 131051 }] }, 'unsupported', null],
  [{ type: 'hologram', hologram: { caption: 'Wave' } }, 'hologram', 'Wave'],
];

test.each(kinds)('%j is of type %s and says %j', (message, type, text) => {
  expect(item(message)).toMatchObject({ type, text });
});

test('the item says who wrote to which number, and when', () => {
  const contacts = [
    {
      profile: { name: 'Ada Okafor', username: 'ada' },
      wa_id: '447400123456',
      user_id: USER_ID,
      parent_user_id: 'GB.ENT.1',
    },
  ];
  expect(item({ type: 'text', text: { body: 'hi' }, group_id: 'G1' }, contacts)).toMatchObject({
    id: 'wamid.M1',
    sender_phone: '+447400123456',
    sender_wa_id: '447400123456',
    sender_user_id: USER_ID,
    sender_parent_user_id: 'GB.ENT.1',
    sender_username: 'ada',
    sender_name: 'Ada Okafor',
    sent_at: '2026-06-01T07:46:40.000Z',
    received_at: '2026-06-01T12:00:00.000Z',
    first_message: false,
    waba_id: WABA,
    phone_number_id: NUMBER_ID,
    business_phone: '+4930901820',
    group_id: 'G1',
  });
});

test('a customer behind a username has a user id and no phone', () => {
  const message = { type: 'text', text: { body: 'hi' }, from: undefined, from_user_id: USER_ID };
  expect(item(message, [{ profile: { username: 'ada' }, user_id: USER_ID }])).toMatchObject({
    sender_phone: null,
    sender_wa_id: null,
    sender_user_id: USER_ID,
    sender_username: 'ada',
  });
});

test('the first message is marked as the store says', () => {
  const [update] = updatesOf(messageBody({ type: 'text' }));
  const event = update && hubEvent(update, RECEIVED, true);
  expect(event?.event === 'message' && messageItem(event).first_message).toBe(true);
});

test('every item has the same keys, and no key is undefined', () => {
  const keys = Object.keys(item({ type: 'text', text: { body: 'hi' } }));
  for (const [message] of kinds) {
    const other = item(message);
    expect(Object.keys(other)).toEqual(keys);
    expect(Object.values(other)).not.toContain(undefined);
  }
});

test('a message of any content gives an item with the same keys', () => {
  const keys = Object.keys(item({ type: 'text' }));
  const members = [
    'text',
    'image',
    'interactive',
    'contacts',
    'order',
    'location',
    'edit',
    'system',
    'button',
  ];
  const message = fc.dictionary(
    fc.constantFrom(...members, 'type', 'context', 'referral', 'errors', 'from', 'timestamp', 'reaction'),
    fc.oneof(fc.jsonValue(), fc.constantFrom(...members)),
  );
  fc.assert(
    fc.property(message, fc.jsonValue(), (content, contact) => {
      for (const update of updatesOf(messageBody({ type: 'text', ...content }, [contact]))) {
        const event = hubEvent(update, RECEIVED, false);
        if (event.event !== 'message') continue;
        expect(Object.keys(messageItem(event))).toEqual(keys);
        expect(typeof messageType(event.data.message)).toBe('string');
        expect(typeof messageText(event.data.message)).toBe('string');
      }
    }),
  );
});
