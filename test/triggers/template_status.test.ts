import nock from 'nock';
import { templateEventOutputs, templateEventSample } from '../../triggers/template-status/output.js';
import templateStatus from '../../triggers/template_status.js';
import type { HubEvent } from '../../whatsapp/event.js';
import { templateChanges } from '../../whatsapp/template-event/change.js';
import { messageEvent } from '../events.js';
import { HUB, offline, operationOf, run, WABA } from '../zapier.js';
import { subscribed, targetUrl } from './subscribing.js';

offline();

const { perform, performList, performSubscribe, inputFields } = operationOf(templateStatus);
const hook = (cleanedRequest: unknown) => run(perform, { cleanedRequest }) as Promise<object[]>;

function rejected(value: object = {}): HubEvent {
  return {
    id: 'event-t',
    event: 'template',
    field: 'message_template_status_update',
    waba_id: WABA,
    phone_number_id: null,
    occurred_at: '2026-03-02T09:41:07.000Z',
    received_at: '2026-03-02T09:41:08.214Z',
    data: {
      review: { submitted_at: '2026-03-02T09:11:07.000Z' },
      value: {
        event: 'REJECTED',
        message_template_id: 1689556908129832,
        message_template_name: 'order_ready',
        message_template_language: 'en_US',
        reason: 'INVALID_FORMAT',
        ...value,
      },
    },
  };
}

test('a rejection starts the Zap with reason, advice and the time the review took', async () => {
  expect(await hook(rejected())).toEqual([
    expect.objectContaining({
      id: 'event-t',
      change: 'rejected',
      template_id: '1689556908129832',
      reason: 'invalid_format',
      advice: expect.stringContaining('variables'),
      review_minutes: 30,
    }),
  ]);
});

test('several changes in one hook start the Zap for each', async () => {
  expect(
    await hook([rejected(), messageEvent(), { ...rejected({ event: 'APPROVED' }), id: 'event-u' }]),
  ).toMatchObject([{ change: 'rejected' }, { change: 'approved' }]);
});

test('the list gives the same item, and asks for what the Zap waits for', async () => {
  nock(HUB)
    .get('/v1/events')
    .query({
      waba_id: WABA,
      event: 'template',
      limit: '25',
      filter: '{"changes":["rejected"],"template_name":"order"}',
    })
    .reply(200, { events: [rejected()] });
  const inputData = { waba_id: WABA, changes: ['rejected', null], template_name: ' order ' };
  expect(await run(performList, { inputData })).toEqual(await hook(rejected()));
});

test('the Zap subscribes to changes of templates alone', async () => {
  expect(await subscribed(performSubscribe, { changes: [], template_name: '' })).toEqual({
    waba_id: WABA,
    event: 'template',
    target_url: targetUrl,
    filter: {},
  });
});

test('what is no change of a template starts nothing', async () => {
  expect(await hook(messageEvent())).toEqual([]);
  expect(await hook({ event: 'template', id: 'x', data: {} })).toEqual([]);
  expect(await hook(null)).toEqual([]);
});

test('an item has exactly the keys of the sample and of the outputs', async () => {
  const [item] = await hook(rejected());
  expect(Object.keys(item ?? {}).sort()).toEqual(Object.keys(templateEventSample).sort());
  expect(Object.keys(templateEventOutputs).sort()).toEqual(Object.keys(templateEventSample).sort());
});

test('every change can be chosen', () => {
  const changes = (inputFields as { key: string; choices?: object }[]).find(({ key }) => key === 'changes');
  expect(Object.keys(changes?.choices ?? {})).toEqual(Object.keys(templateChanges));
});
