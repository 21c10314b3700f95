import nock from 'nock';
import sendMessage from '../../../creates/send_message.js';
import type { SendMessageOutput } from '../../../creates/send-message/output.js';
import { conversation } from '../../records.js';
import { failure, GRAPH, HUB, NUMBER, offline, run, WABA } from '../../zapier.js';
import { accepts, stored, type Posted } from '../step.js';
import { orderReady } from '../templates.js';

offline();

const AT = '2026-03-01T12:00:00.000Z';
const fallback = {
  if_window_closed: 'template',
  template_id: orderReady.id,
  header_file: 'https://files.example.com/dish.jpg?Expires=1&Signature=a',
  body_first_name: 'Zoë',
  body_order: '42',
  button_1_url: 'track-42',
};
const keys = [
  ['a derived key', {}],
  ['a given key', { deduplication_key: 'order-42' }],
] as const;

const sending = (inputData: object = {}) =>
  run(sendMessage.operation.perform, {
    inputData: {
      waba_id: WABA,
      phone_number_id: NUMBER,
      to: '+447400123456',
      message_type: 'text',
      text: 'Your order is ready.',
      ...inputData,
    },
  }) as Promise<SendMessageOutput>;

/** The hub's ledger as one Zap meets it: what is under a key is its answer from then on. */
function ledger() {
  const known = new Map<unknown, object>();
  const asked: Record<string, unknown>[] = [];
  const hub = nock(HUB).persist();
  hub.post('/v1/sends').reply(200, (_where, body) => {
    const request = body as Record<string, unknown>;
    asked.push(request);
    const { deduplication_key: key, operation, earlier_only: isLook } = request;
    const answer = known.get(key) ?? { decision: isLook ? 'not_sent' : 'go', operation };
    if (!isLook && !known.has(key)) known.set(key, open);
    return answer;
  });
  hub.patch(/^\/v1\/sends\//).reply(200, { state: 'unknown', refusals: 0, message_id: null });
  return {
    asked,
    /** From now on it says so of every key that it knows. */
    says: (answer: object) => [...known.keys()].forEach((key) => known.set(key, answer)),
  };
}

const open = { decision: 'wait', seconds: 40, reason: 'unknown_outcome', detail: 'Not known yet.' };
const wasSent = (type: string) => ({
  ...{ decision: 'already_sent', operation: 'op-1', message_id: 'wamid.8', status: 'delivered' },
  ...{ sent_at: AT, type },
});

const windowEnds = (service_window_ends_at: string) =>
  nock(HUB)
    .get('/v1/contacts/%2B447400123456/conversations')
    .query(true)
    .reply(200, { conversations: [conversation({ service_window_ends_at })] });
const isOpen = () => windowEnds('2999-01-01T00:00:00.000Z');
const isClosed = () => windowEnds('2020-01-01T08:30:00.000Z');

/** WhatsApp takes the message, and its answer is lost; gives what was posted. */
function losesAnswer(): Posted[] {
  const posted: Posted[] = [];
  nock(GRAPH)
    .post(`/v25.0/${NUMBER}/messages`, (body: Posted) => posted.push(body) > 0)
    .query(true)
    .replyWithError(Object.assign(new Error('no'), { code: 'ECONNRESET' }));
  return posted;
}

/** The run in which the message goes out, and Zapier is asked to run the step again. */
async function firstRun(inputData: object) {
  const posted = losesAnswer();
  expect(await failure(sending(inputData))).toEqual({ name: 'ThrottledError', message: 'Not known yet.' });
  return posted;
}

describe.each(keys)('with %s, when the window closes between two runs of a step', (_key, key) => {
  it.each([
    ['a template', fallback],
    ['a stop', {}],
  ])('%s is not what follows while nobody knows of the message', async (_what, ifClosed) => {
    const { asked } = ledger();
    isOpen();
    expect(await firstRun({ ...key, ...ifClosed })).toMatchObject([{ type: 'text' }]);
    isClosed();
    stored(orderReady);
    const posted = accepts();
    const { name, message } = await failure(sending({ ...key, ...ifClosed }));
    expect([name, message]).toEqual(['ThrottledError', 'Not known yet.']);
    expect(posted).toEqual([]);
    expect(new Set(asked.map((one) => one['deduplication_key'])).size).toBe(1);
  });

  it.each([
    ['a template', fallback],
    ['a stop', {}],
  ])('%s is not what follows a message that was sent: the step succeeds with it', async (_what, ifClosed) => {
    const { says } = ledger();
    isOpen();
    await firstRun({ ...key, ...ifClosed });
    says(wasSent('text'));
    isClosed();
    const posted = accepts();
    expect(await sending({ ...key, ...ifClosed })).toMatchObject({
      id: 'wamid.8',
      status: 'delivered',
      already_sent: true,
      sent_as: 'message',
      message_type: 'text',
      text: 'Your order is ready.',
      service_window: 'closed',
      window_note: null,
      template_id: null,
    });
    expect(posted).toEqual([]);
  });

  it('a message that may be out halts the step with what the ledger says, and nothing follows it', async () => {
    const { says } = ledger();
    isOpen();
    await firstRun({ ...key, ...fallback });
    says({ decision: 'given_up', operation: 'op-1', detail: 'It may have gone out.' });
    isClosed();
    const posted = accepts();
    expect(await failure(sending({ ...key, ...fallback }))).toEqual({
      name: 'HaltedError',
      message: 'It may have gone out.',
    });
    expect(posted).toEqual([]);
  });

  it('the ledger is asked before the template is found to be unfit', async () => {
    ledger();
    isOpen();
    const unfit = { ...key, ...fallback, body_order: '' };
    await firstRun(unfit);
    isClosed();
    expect((await failure(sending(unfit))).message).toBe('Not known yet.');
  });

  it('a hub that does not answer leaves it to the next run to say what was sent', async () => {
    isClosed();
    nock(HUB).post('/v1/sends').reply(503, {});
    const { name, message } = await failure(sending(key));
    expect(name).toBe('ThrottledError');
    expect(message).toMatch(/^The hub does not answer, .+ Nothing was sent now/);
  });
});

describe.each(keys)('with %s, when the window opens between two runs of a step', (_key, key) => {
  const inputData = { ...key, ...fallback, header_file: '', header_media: 'https://garden.example/dish.jpg' };

  it('the message does not follow the template', async () => {
    const { says } = ledger();
    isClosed();
    stored(orderReady);
    expect(await firstRun(inputData)).toMatchObject([{ type: 'template' }]);
    isOpen();
    const posted = accepts();
    expect((await failure(sending(inputData))).message).toBe('Not known yet.');

    says(wasSent('template'));
    isOpen();
    stored(orderReady);
    expect(await sending(inputData)).toMatchObject({
      id: 'wamid.8',
      already_sent: true,
      sent_as: 'template',
      message_type: 'template',
      text: expect.stringContaining('Hello Zoë, your order 42 is ready'),
      template_name: 'order_ready',
      service_window: 'open',
      window_note: null,
    });
    expect(posted).toEqual([]);
  });
});

it('a message that another run sends just then is told as it went out, and no template follows', async () => {
  for (const answer of [{ decision: 'not_sent' }, wasSent('text')])
    nock(HUB).post('/v1/sends').reply(200, answer);
  isClosed();
  const inputData = { ...fallback, header_file: '', header_media: 'https://garden.example/dish.jpg' };
  nock(GRAPH).get(`/v25.0/${orderReady.id}`).query(true).reply(200, orderReady);
  const posted = accepts();
  expect(await sending(inputData)).toMatchObject({
    already_sent: true,
    sent_as: 'message',
    text: 'Your order is ready.',
    template_id: null,
  });
  expect(posted).toEqual([]);
});

describe('the key of a step that has a template for a closed window', () => {
  const keyOf = async (changes: object = {}) => {
    const { asked } = ledger();
    isOpen();
    accepts();
    await sending({ ...fallback, ...changes });
    nock.cleanAll();
    return asked[0]?.['deduplication_key'];
  };

  it('stays the same when only what stands around its content changes', async () => {
    const key = await keyOf();
    const signed = fallback.header_file.replace('Signature=a', 'Signature=b');
    expect(await keyOf({ header_file: signed })).toBe(key);
    expect(await keyOf({ if_hub_unreachable: 'send' })).toBe(key);
    expect(await keyOf({ to: '07400 123456', country: 'GB' })).toBe(key);
  });

  it('is another one for another message or template: two orders are two sends', async () => {
    const key = await keyOf();
    expect(await keyOf({ text: 'Your order is late.' })).not.toBe(key);
    expect(await keyOf({ body_order: '43' })).not.toBe(key);
    expect(await keyOf({ header_file: 'https://files.example.com/cake.jpg' })).not.toBe(key);
    expect(await keyOf({ template_id: '6' })).not.toBe(key);
  });

  it('is another one for other values of the CRM, which the template takes', async () => {
    const record = {
      crm_mapping: 'salesforce',
      crm_objects: ['contact'],
      salesforce_contact_FirstName: 'Ann',
    };
    const key = await keyOf(record);
    expect(await keyOf({ ...record, salesforce_contact_FirstName: 'Bob' })).not.toBe(key);
    expect(await keyOf({ ...record, salesforce_contact_MobilePhone: '+447400123456' })).toBe(key);
  });
});

it('a step whose customer has a closed window and was sent nothing takes no place in the row', async () => {
  const { asked } = ledger();
  isClosed();
  expect((await failure(sending())).message).toContain('Nothing was sent.');
  expect(asked).toMatchObject([{ earlier_only: true, type: 'text', category: 'service' }]);
});
