import nock from 'nock';
import { consentOutputs, consentSample } from '../../triggers/consent-changed/output.js';
import consentChanged from '../../triggers/consent_changed.js';
import { consentStates } from '../../whatsapp/consent.js';
import type { ConsentData, HubEvent } from '../../whatsapp/event.js';
import { messageEvent } from '../events.js';
import { contactItem } from '../records.js';
import { HUB, offline, operationOf, run, WABA } from '../zapier.js';
import { subscribed, targetUrl } from './subscribing.js';

offline();

const { perform, performList, performSubscribe, inputFields } = operationOf(consentChanged);
const hook = (cleanedRequest: unknown) => run(perform, { cleanedRequest }) as Promise<object[]>;

function optOut(data: Partial<ConsentData> = {}): HubEvent {
  return {
    id: 'event-c',
    event: 'consent',
    field: 'hub',
    waba_id: WABA,
    phone_number_id: null,
    occurred_at: '2026-03-02T09:41:07.000Z',
    received_at: '2026-03-02T09:41:08.214Z',
    data: {
      state: 'opted_out',
      previous: 'opted_in',
      changed_at: '2026-03-02T09:41:07.000Z',
      source: 'whatsapp',
      method: null,
      evidence: 'Wrote “STOP”.',
      message_id: 'wamid.1',
      contact: contactItem({ consent: 'opted_out' }),
      ...data,
    },
  };
}

test('an opt-out starts the Zap with the contact and what proves it', async () => {
  expect(await hook(optOut())).toEqual([
    {
      ...contactItem(),
      id: 'event-c',
      contact_id: contactItem().id,
      consent: 'opted_out',
      previous_consent: 'opted_in',
      consent_changed_at: '2026-03-02T09:41:07.000Z',
      consent_source: 'whatsapp',
      consent_method: null,
      consent_evidence: 'Wrote “STOP”.',
      consent_message_id: 'wamid.1',
      received_at: '2026-03-02T09:41:08.214Z',
    },
  ]);
});

test('the change itself is told, also when the contact has changed again', async () => {
  const [item] = await hook(optOut({ contact: contactItem({ consent: 'opted_in' }) }));
  expect(item).toMatchObject({ consent: 'opted_out', consent_evidence: 'Wrote “STOP”.' });
});

test('the list gives the same item, and asks for what the Zap waits for', async () => {
  nock(HUB)
    .get('/v1/events')
    .query({
      waba_id: WABA,
      event: 'consent',
      limit: '25',
      filter: '{"consent_states":["opted_out","pending"]}',
    })
    .reply(200, { events: [optOut()] });
  const inputData = { waba_id: WABA, states: ['opted_out', null, 'pending'] };
  expect(await run(performList, { inputData })).toEqual(await hook(optOut()));
});

test('the Zap subscribes to changes of consent alone', async () => {
  expect(await subscribed(performSubscribe, { states: [] })).toEqual({
    waba_id: WABA,
    event: 'consent',
    target_url: targetUrl,
    filter: {},
  });
});

test('what is no change of consent starts nothing', async () => {
  expect(await hook(messageEvent())).toEqual([]);
  expect(await hook({ event: 'consent', id: 'x', data: { state: 'opted_out' } })).toEqual([]);
  expect(await hook(null)).toEqual([]);
});

test('an item has exactly the keys of the sample and of the outputs', async () => {
  const [item] = await hook(optOut());
  expect(Object.keys(item ?? {}).sort()).toEqual(Object.keys(consentSample).sort());
  expect(Object.keys(consentOutputs).sort()).toEqual(Object.keys(consentSample).sort());
});

test('every state can be chosen', () => {
  const states = (inputFields as { key: string; choices?: object }[]).find(({ key }) => key === 'states');
  expect(Object.keys(states?.choices ?? {})).toEqual(Object.keys(consentStates));
});
