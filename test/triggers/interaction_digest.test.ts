import nock from 'nock';
import { digestOutputs, digestSample } from '../../triggers/interaction-digest/output.js';
import interactionDigest from '../../triggers/interaction_digest.js';
import type { DigestItem } from '../../whatsapp/windows.js';
import { HUB, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform } = operationOf(interactionDigest);

const digest: DigestItem = {
  id: `${WABA}:2026-03-02T09:30Z`,
  waba_id: WABA,
  phone_number_id: null,
  window_start: '2026-03-02T09:30:00.000Z',
  window_end: '2026-03-02T09:45:00.000Z',
  contacts_changed: 1,
  new_contacts: 1,
  tags_added: 0,
  tags_removed: 0,
  opted_in: 0,
  opted_out: 1,
  messages_in: 1,
  messages_out: 0,
  messages_delivered: 0,
  messages_read: 0,
  messages_failed: 0,
  contacts: [
    {
      contact_id: 'c_a1B2c3D4e5F6g7H8i9J0',
      phone: '+16505551234',
      user_id: null,
      name: 'Pablo Morales',
      tags: 'Newsletter; VIP',
      tags_added: '',
      tags_removed: '',
      consent: 'opted_out',
      last_message_text: 'STOP',
      messages_in: 1,
      messages_out: 0,
      messages_delivered: 0,
      messages_read: 0,
      messages_failed: 0,
    },
  ],
  contacts_not_listed: 0,
};

function answers(query: object, items: object[]) {
  nock(HUB)
    .get('/v1/windows/digests')
    .query(query as nock.DataMatcherMap)
    .reply(200, { items, next_cursor: null });
}

const poll = (inputData: object, meta: object = {}) =>
  run(perform, { inputData: { waba_id: WABA, ...inputData }, meta }) as Promise<DigestItem[]>;

test('each window that the hub closed is one item', async () => {
  answers({ waba_id: WABA, tags_only: 'false', hours: '6', limit: '500' }, [digest]);
  expect(await poll({ phone_number_id: '', hours: '6' })).toEqual([digest]);
});

test('only one number is asked for when one was chosen', async () => {
  answers({ waba_id: WABA, phone_number_id: '7', tags_only: 'false', hours: '24', limit: '500' }, []);
  expect(await poll({ phone_number_id: '7', hours: '24' })).toEqual([]);
});

test('only ids are told when the Zap is turned on', async () => {
  answers({ waba_id: WABA, tags_only: 'false', hours: '6', limit: '500' }, [digest]);
  expect(await poll({}, { isPopulatingDedupe: true })).toEqual([{ id: digest.id }]);
});

test('an item and its lines have exactly the keys of the sample and of the outputs', () => {
  const keys = (item: object) => Object.keys(item).sort();
  expect(keys(digest)).toEqual(keys(digestSample));
  expect(keys(digestOutputs)).toEqual(keys(digestSample));
  for (const line of digestSample.contacts) expect(keys(line)).toEqual(keys(digestOutputs.contacts));
  expect(keys(digest.contacts[0] ?? {})).toEqual(keys(digestOutputs.contacts));
});
