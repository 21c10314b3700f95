import nock from 'nock';
import { failureOutputs, failureSample } from '../../api/steps/failure-output.js';
import failureReported from '../../triggers/failure_reported.js';
import type { HubEvent } from '../../whatsapp/event.js';
import type { FailureData, FailureItem } from '../../whatsapp/failure.js';
import { messageEvent } from '../events.js';
import { HUB, offline, operationOf, run, WABA } from '../zapier.js';
import { subscribed, targetUrl } from './subscribing.js';

offline();

const { perform, performList, performSubscribe, inputFields } = operationOf(failureReported);
const hook = (cleanedRequest: unknown) => run(perform, { cleanedRequest }) as Promise<object[]>;

const notTaken: FailureItem = {
  id: '7',
  kind: 'delivery',
  state: 'open',
  title: 'A Zap with the trigger “New Message” did not take an event',
  reason: 'hooks.zapier.com answered with status 500.',
  advice: 'Look in Zapier whether the Zap is on.',
  first_failed_at: '2026-03-02T09:41:07.000Z',
  last_failed_at: '2026-03-02T09:41:07.000Z',
  escalated_at: null,
  contact_id: null,
  phone_number_id: null,
  operation: null,
  zap: null,
  event: 'message',
};

function failed(data: Partial<FailureData> = {}): HubEvent {
  return {
    id: 'event-f',
    event: 'failure',
    field: 'hub',
    waba_id: WABA,
    phone_number_id: null,
    occurred_at: '2026-03-02T09:41:07.000Z',
    received_at: '2026-03-02T09:41:08.214Z',
    data: { failure: notTaken, count: 12, escalated: false, ...data },
  };
}

test('a failure starts the Zap with what, why, what to do, and since when', async () => {
  expect(await hook(failed())).toEqual([
    {
      id: 'event-f',
      failure_id: '7',
      kind: 'delivery',
      kind_label: 'A Zap Did Not Take an Event',
      title: notTaken.title,
      reason: notTaken.reason,
      advice: notTaken.advice,
      count: 12,
      escalated: false,
      first_failed_at: '2026-03-02T09:41:07.000Z',
      last_failed_at: '2026-03-02T09:41:07.000Z',
      escalated_at: null,
      contact_id: null,
      phone_number_id: null,
      operation: null,
      zap: null,
      event_kind: 'message',
      received_at: '2026-03-02T09:41:08.214Z',
    },
  ]);
});

test('one that nobody dealt with says so', async () => {
  const failure = { ...notTaken, escalated_at: '2026-03-03T09:41:07.000Z' };
  expect(await hook(failed({ failure, escalated: true }))).toMatchObject([
    { escalated: true, escalated_at: '2026-03-03T09:41:07.000Z' },
  ]);
});

test('the list gives the same item, and asks for what the Zap waits for', async () => {
  nock(HUB)
    .get('/v1/events')
    .query({ waba_id: WABA, event: 'failure', limit: '25', filter: '{"failure_kinds":["send"]}' })
    .reply(200, { events: [failed()] });
  const inputData = { waba_id: WABA, kinds: ['send', null] };
  expect(await run(performList, { inputData })).toEqual(await hook(failed()));
});

test('the Zap subscribes to failures alone', async () => {
  expect(await subscribed(performSubscribe, { kinds: [] })).toEqual({
    waba_id: WABA,
    event: 'failure',
    target_url: targetUrl,
    filter: {},
  });
});

test('what is no failure starts nothing', async () => {
  expect(await hook(messageEvent())).toEqual([]);
  expect(await hook({ event: 'failure', id: 'x', data: { count: 1 } })).toEqual([]);
  expect(await hook(null)).toEqual([]);
});

test('an item has exactly the keys of the sample and of the outputs, and no address', async () => {
  const [item] = await hook(failed());
  expect(Object.keys(item ?? {}).sort()).toEqual(Object.keys(failureSample).sort());
  expect(Object.keys(failureOutputs).sort()).toEqual(Object.keys(failureSample).sort());
  expect(JSON.stringify(failureSample)).not.toContain('://');
});

test('both kinds can be chosen', () => {
  const kinds = (inputFields as { key: string; choices?: object }[]).find(({ key }) => key === 'kinds');
  expect(Object.keys(kinds?.choices ?? {})).toEqual(['send', 'delivery']);
});
