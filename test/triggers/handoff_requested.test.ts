import nock from 'nock';
import {
  handoffOutputs,
  handoffSample,
  type HandoffOutput,
} from '../../triggers/handoff-requested/output.js';
import handoffRequested from '../../triggers/handoff_requested.js';
import type { HubEvent } from '../../whatsapp/event.js';
import type { HandoffData } from '../../whatsapp/handoff.js';
import { messageEvent } from '../events.js';
import { conversation, messageRecord } from '../records.js';
import { failure, HUB, NUMBER, offline, operationOf, run, WABA } from '../zapier.js';
import { subscribed, targetUrl } from './subscribing.js';

offline();

const { perform, performList, performSubscribe } = operationOf(handoffRequested);

const hook = (cleanedRequest: unknown, meta: object = {}) =>
  run(perform, { cleanedRequest, meta }) as Promise<HandoffOutput[]>;

function handoff(data: Partial<HandoffData> = {}): HubEvent {
  return {
    id: 'event-h',
    event: 'handoff',
    field: 'hub',
    waba_id: WABA,
    phone_number_id: NUMBER,
    occurred_at: '2026-03-02T09:41:07.000Z',
    received_at: '2026-03-02T09:41:08.214Z',
    data: {
      reason: 'many_messages',
      rules: ['many_messages:6'],
      explanation: 'wrote 7 messages',
      message_id: 'wamid.1',
      requested_at: '2026-03-02T09:41:08.000Z',
      conversation: conversation(),
      ...data,
    },
  };
}

describe('a handoff from the hub', () => {
  it('starts the Zap with the reason and the conversation', async () => {
    const [item] = await hook(handoff());
    expect(item).toMatchObject({
      id: 'event-h',
      conversation_id: conversation().id,
      handoff_reason: 'many_messages',
      handoff_reason_label: 'Many Messages',
      handoff_requested_at: '2026-03-02T09:41:08.000Z',
      explanation: 'wrote 7 messages',
      trigger_message_id: 'wamid.1',
      contact_phone: '+16505551234',
    });
  });

  it('has the messages as a text in the time zone of the person, and as line items', async () => {
    const messages = [
      messageRecord(),
      messageRecord({
        id: 'wamid.2',
        direction: 'out',
        text: 'Yes.',
        status: 'read',
        at: '2026-03-02T09:42:00.000Z',
      }),
    ];
    const event = handoff({ conversation: conversation({ messages }) });
    const [item] = await hook(event, { timezone: 'Europe/Rome' });
    expect(item?.transcript).toBe(
      '2026-03-02 10:41 Pablo Morales: Is this table free?\n2026-03-02 10:42 Business: Yes.\n(Times in Europe/Rome)',
    );
    expect(item?.messages).toEqual([
      expect.objectContaining({ id: 'wamid.1', direction: 'in', text: 'Is this table free?' }),
      expect.objectContaining({ id: 'wamid.2', direction: 'out', status: 'read' }),
    ]);
  });

  it('has exactly the keys of the sample and of the outputs, in each line too', async () => {
    const keys = (item: object = {}) => Object.keys(item).sort();
    const [item] = await hook(handoff());
    expect(keys(item)).toEqual(keys(handoffSample));
    expect(keys(handoffOutputs)).toEqual(keys(handoffSample));
    expect(keys(item?.messages[0])).toEqual(keys(handoffSample.messages[0]));
    expect(keys(handoffOutputs.messages)).toEqual(keys(handoffSample.messages[0]));
  });

  it('starts nothing when it is something else', async () => {
    expect(await hook(messageEvent())).toEqual([]);
    expect(await hook({ event: 'handoff', id: 'x', data: { reason: 'complaint' } })).toEqual([]);
    expect(await hook(null)).toEqual([]);
  });
});

test('the list gives the same item, and asks for what the Zap waits for', async () => {
  nock(HUB)
    .get('/v1/events')
    .query({
      waba_id: WABA,
      event: 'handoff',
      limit: '25',
      filter: '{"phone_number_id":"7","handoff_keywords":["angry"]}',
    })
    .reply(200, { events: [handoff()] });
  const inputData = {
    waba_id: WABA,
    phone_number_id: '7',
    complaint_words: false,
    keywords: [' angry ', ''],
  };
  expect(await run(performList, { inputData })).toEqual(await hook(handoff()));
});

describe('turning on', () => {
  const turnedOn = async (inputData: object) => (await subscribed(performSubscribe, inputData))['filter'];
  const refused = (inputData: object) =>
    failure(run(performSubscribe, { inputData: { waba_id: WABA, ...inputData }, targetUrl }));

  it('asks for every condition that was given', async () => {
    const all = {
      phone_number_id: '7',
      complaint_words: 'true',
      keywords: ['angry'],
      more_than: 6,
      unanswered_seconds: '300',
    };
    expect(await turnedOn(all)).toEqual({
      phone_number_id: '7',
      handoff_complaint_words: true,
      handoff_keywords: ['angry'],
      handoff_more_than: 6,
      handoff_unanswered_seconds: 300,
    });
  });

  it('asks for no condition that was left empty', async () => {
    const few = { phone_number_id: '', keywords: [null], more_than: null, unanswered_seconds: ' 60 ' };
    expect(await turnedOn(few)).toEqual({ handoff_unanswered_seconds: 60 });
  });

  it.each([
    ['nothing was filled in', {}],
    [
      'everything is empty',
      { complaint_words: false, keywords: [''], more_than: '', unanswered_seconds: null },
    ],
    ['only a number was chosen', { phone_number_id: '7', complaint_words: 'no' }],
  ])('is refused when %s', async (_what, inputData) => {
    expect(await refused(inputData)).toEqual({
      name: 'HaltedError',
      message: expect.stringMatching(/^This Zap would never start: no condition is given/),
    });
  });

  it.each([0, -1, 2.5, 'many', NaN])('is refused with %s messages', async (more_than) => {
    const { message } = await refused({ complaint_words: true, more_than });
    expect(message).toMatch(/^“More Messages Than” must be a whole number/);
  });

  it('is refused with no whole number of seconds', async () => {
    expect((await refused({ unanswered_seconds: '1:00' })).message).toMatch(
      /^“Unanswered for \(Seconds\)” must/,
    );
  });
});
