import { createHash } from 'node:crypto';
import { idOf } from '../../whatsapp/update-id.js';
import { hubEvent, isWhatsAppBody, updatesOf } from '../../whatsapp/updates.js';
import {
  body,
  contact,
  CUSTOMER,
  messageBody,
  metadata,
  NUMBER,
  NUMBER_ID,
  onlyUpdate,
  RECEIVED,
  statusBody,
  USER_ID,
  WABA,
} from './bodies.js';

const text = (written: string) => ({ type: 'text', text: { body: written } });

describe('a body', () => {
  test('is about WhatsApp only when it says so', () => {
    expect(isWhatsAppBody(messageBody(text('hi')))).toBe(true);
    for (const other of [{ object: 'page', entry: [] }, null, [], 'whatsapp_business_account', 7]) {
      expect(isWhatsAppBody(other)).toBe(false);
    }
  });

  test('gives one update per message and status, in order, however they are batched', () => {
    const value = (id: string) => ({
      metadata,
      messages: [{ id: `${id}a`, from: CUSTOMER, ...text('a') }],
      statuses: [{ id: `${id}b`, status: 'sent', recipient_id: CUSTOMER }],
    });
    const change = (id: string) => ({ field: 'messages', value: value(id) });
    const updates = updatesOf({
      entry: [
        { id: WABA, changes: [change('1'), change('2')] },
        { id: '2', changes: [change('3')] },
      ],
    });
    expect(updates.map(({ kind, wabaId }) => `${wabaId} ${kind}`)).toEqual([
      `${WABA} message`,
      `${WABA} status`,
      `${WABA} message`,
      `${WABA} status`,
      '2 message',
      '2 status',
    ]);
  });

  test('names its account also when the id came as a number', () => {
    const [update] = updatesOf({ entry: [{ id: 7, changes: [{ field: 'messages', value: {} }] }] });
    expect(update?.wabaId).toBe('7');
  });

  test('with no entry gives nothing', () => {
    expect(updatesOf({ object: 'whatsapp_business_account', entry: [] })).toEqual([]);
  });
});

describe('a message', () => {
  test('carries its number, its contact, its time and who wrote it', () => {
    const update = onlyUpdate(messageBody({ ...text('hi'), from_user_id: USER_ID }));
    expect(update).toMatchObject({
      kind: 'message',
      field: 'messages',
      wabaId: WABA,
      phoneNumberId: NUMBER_ID,
      occurredAt: 1_780_300_000_000,
      senders: [`wa:${CUSTOMER}`, `bsuid:${USER_ID}`],
      data: { metadata, contact, message: { id: 'wamid.M1' } },
    });
  });

  test('is known by its account, its id and its type, and by nothing else', () => {
    const { id } = onlyUpdate(messageBody(text('hi')));
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(Buffer.from(id, 'base64url').toString('base64url')).toBe(id);
    expect(onlyUpdate(messageBody({ ...text('other words'), timestamp: '1' })).id).toBe(id);
    expect(onlyUpdate(messageBody({ type: 'unsupported' })).id).not.toBe(id);
    expect(onlyUpdate(messageBody({ ...text('hi'), id: 'wamid.M2' })).id).not.toBe(id);
  });

  test('of a customer without a number is known by the user id', () => {
    const message = { ...text('hi'), from: undefined, from_user_id: USER_ID };
    const update = onlyUpdate(messageBody(message, [{ profile: { username: 'ada' }, user_id: USER_ID }]));
    expect(update.senders).toEqual([`bsuid:${USER_ID}`]);
  });

  test('that WhatsApp itself writes has no sender', () => {
    const system = { type: 'system', system: { type: 'user_changed_number' } };
    expect(onlyUpdate(messageBody(system)).senders).toEqual([]);
  });

  test('that WhatsApp could not hand over leaves its sender a stranger, for the real one may follow', () => {
    expect(onlyUpdate(messageBody({ type: 'unsupported', errors: [{ code: 131051 }] })).senders).toEqual([]);
  });

  test('gets the contact of its own sender when several customers come in one change', () => {
    const other = { profile: { name: 'Bo' }, wa_id: '4915112345678' };
    const messages = [
      { id: 'a', from: other.wa_id, ...text('a') },
      { id: 'b', from: CUSTOMER, ...text('b') },
    ];
    const updates = updatesOf(body('messages', { metadata, contacts: [contact, other], messages }));
    expect(updates.map(({ data }) => data.contact)).toEqual([other, contact]);
  });

  test('without id or type is kept as unknown', () => {
    for (const broken of [{ id: undefined }, { id: 7 }, { id: '' }, { type: undefined }]) {
      const update = onlyUpdate(messageBody({ ...text('hi'), ...broken }));
      expect(update.kind).toBe('unknown');
      expect(update.data).toMatchObject({ value: { text: { body: 'hi' } } });
    }
  });
});

describe('the history of a number', () => {
  const threads = [
    {
      id: CUSTOMER,
      messages: [
        { from: NUMBER, id: 'a', ...text('hi') },
        { from: CUSTOMER, from_user_id: USER_ID, id: 'b', ...text('a') },
      ],
    },
    { id: '4915112345678', messages: [{ from: NUMBER, id: 'c', ...text('offer') }] },
    { id: 7, messages: [null, { id: 'd' }, { type: 'system', from: '1' }] },
    null,
  ];
  const sendersIn = (entry: unknown) => onlyUpdate(body('history', { metadata, history: [entry] })).senders;

  test('names the customers who wrote, and not those who were only written to', () => {
    expect(sendersIn({ metadata: { phase: 0 }, threads })).toEqual([`wa:${CUSTOMER}`, `bsuid:${USER_ID}`]);
  });

  test('names nobody when the business keeps it', () => {
    for (const entry of [{ errors: [{ code: 2593109 }] }, { threads: {} }, { threads: [{ id: CUSTOMER }] }])
      expect(sendersIn(entry)).toEqual([]);
  });
});

describe('a status', () => {
  test('is known by its account, message, state and recipient', () => {
    const { id, kind, senders } = onlyUpdate(statusBody({}));
    expect({ kind, senders }).toEqual({ kind: 'status', senders: [] });
    expect(onlyUpdate(statusBody({ timestamp: '9', pricing: {} })).id).toBe(id);
    expect(onlyUpdate(statusBody({ status: 'read' })).id).not.toBe(id);
    expect(onlyUpdate(statusBody({ recipient_id: '4915112345678' })).id).not.toBe(id);
  });

  test('of a group is another one for each participant, however Meta spells the member', () => {
    const group = { recipient_id: 'G1', recipient_type: 'group' };
    const ids = [
      { recipient_participant_id: '4915112345678' },
      { participant_recipient_id: '4915187654321' },
      { recipient_participant_user_id: USER_ID },
    ].map((participant) => onlyUpdate(statusBody({ ...group, ...participant })).id);
    expect(new Set(ids).size).toBe(3);
  });

  test('of a payment is a payment', () => {
    expect(onlyUpdate(statusBody({ type: 'payment', status: 'captured' })).kind).toBe('payment');
  });

  test('without a state is kept as unknown', () => {
    expect(onlyUpdate(statusBody({ status: undefined })).kind).toBe('unknown');
  });
});

test('an id is the first 16 bytes of the hash of its key', () => {
  for (let i = 0; i < 500; i++) {
    const bytes = createHash('sha256').update(`key ${i}`).digest().subarray(0, 16);
    expect(idOf(`key ${i}`)).toBe(bytes.toString('base64url'));
  }
});

describe('an update of another kind', () => {
  test('is known by its account, number, field, time and words', () => {
    const alert = { entity_type: 'BUSINESS', alert_info: { alert_type: 'OBA_APPROVED' } };
    const { id } = onlyUpdate(body('account_alerts', alert, 1_780_300_000));
    expect(onlyUpdate(body('account_alerts', { ...alert }, 1_780_300_000)).id).toBe(id);
    expect(onlyUpdate(body('account_alerts', alert, 1_780_300_001)).id).not.toBe(id);
    expect(onlyUpdate(body('account_update', alert, 1_780_300_000)).id).not.toBe(id);
    expect(onlyUpdate(body('account_alerts', { ...alert, entity_id: '1' }, 1_780_300_000)).id).not.toBe(id);
  });

  test('takes its time from itself, else from the entry, else has none', () => {
    const preference = { wa_id: CUSTOMER, value: 'stop', timestamp: 1_780_300_005 };
    const value = { metadata, user_preferences: [preference] };
    expect(onlyUpdate(body('user_preferences', value, 1)).occurredAt).toBe(1_780_300_005_000);
    expect(onlyUpdate(body('flows', { event: 'X' }, 1_780_300_000)).occurredAt).toBe(1_780_300_000_000);
    expect(onlyUpdate(body('flows', { event: 'X' })).occurredAt).toBeNull();
  });
});

describe('the event of an update', () => {
  test('says when Meta says it happened and when it was received', () => {
    const event = hubEvent(onlyUpdate(messageBody(text('hi'))), RECEIVED, true);
    expect(event).toMatchObject({
      event: 'message',
      first_message: true,
      waba_id: WABA,
      phone_number_id: NUMBER_ID,
      occurred_at: '2026-06-01T07:46:40.000Z',
      received_at: '2026-06-01T12:00:00.000Z',
    });
  });

  test('without a time of its own happened when it was received', () => {
    const event = hubEvent(onlyUpdate(body('flows', { event: 'X' })), RECEIVED, false);
    expect(event).toMatchObject({ event: 'flow', occurred_at: '2026-06-01T12:00:00.000Z' });
    expect(event).not.toHaveProperty('first_message');
  });
});
