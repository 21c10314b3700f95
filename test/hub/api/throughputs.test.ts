import { setTimeout as sleep } from 'node:timers/promises';
import nock from 'nock';
import { appSecretProof } from '../../../whatsapp/signature.js';
import { phoneNumber, waba } from '../bodies.js';
import { sendRequest } from '../sends.js';
import { mine, openContactsDesk, type ContactsDesk } from './contacts-desk.js';
import { graph } from './desk.js';

const number = { wabaId: waba, phoneNumberId: phoneNumber };

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

let keys = 0;
const ask = async () =>
  (await desk.post('/v1/sends', sendRequest({ deduplication_key: `key-${++keys}` }), mine)).json();

/** Lets Meta tell of the number, to whoever asks with the caller's own token. */
function metaTells(answer: object, code = 200) {
  return nock(graph, { reqheaders: { authorization: `Bearer ${mine}` } })
    .get(`/v25.0/${phoneNumber}`)
    .query({
      fields: 'display_phone_number,throughput,is_on_biz_app',
      appsecret_proof: appSecretProof(mine, 'current-secret'),
    })
    .reply(code, answer);
}

/** What the ledger learned, once it did. */
async function learned(): Promise<number> {
  for (;;) {
    const told = await desk.store.throughput(number);
    if (told) return told.perSecond;
    await sleep(5);
  }
}

const displayed = { display_phone_number: '+1 555-078-3881', id: phoneNumber };

test.each([
  ['of a number with the usual throughput', { throughput: { level: 'STANDARD' }, is_on_biz_app: false }, 80],
  ['of a number that was lifted', { throughput: { level: 'HIGH' } }, 1_000],
  [
    'of a number in the WhatsApp Business app',
    { throughput: { level: 'STANDARD' }, is_on_biz_app: true },
    20,
  ],
  ['nothing that says how much', {}, 80],
])('the ledger learns from Meta %s', async (_what, told, perSecond) => {
  metaTells({ ...displayed, ...told });
  expect(await ask()).toMatchObject({ decision: 'go' });
  expect(await learned()).toBe(perSecond);
});

test('Meta is asked once, and not by a hub that finds the answer of another one', async () => {
  const asked = metaTells({ ...displayed, throughput: { level: 'HIGH' } });
  await ask();
  await learned();
  await ask();
  expect(asked.isDone()).toBe(true);
  const again = metaTells({ ...displayed, throughput: { level: 'STANDARD' } });
  const { store } = desk;
  const { Throughputs } = await import('../../../hub/api/throughputs.js');
  const caller = { mayUse: () => Promise.resolve(true), throughputOf: jest.fn() };
  await new Throughputs(store).learn(caller, number);
  expect(caller.throughputOf).not.toHaveBeenCalled();
  expect(again.isDone()).toBe(false);
});

test('a permit does not wait for Meta, and is given when Meta refuses', async () => {
  metaTells({ error: { message: 'Unsupported get request.', code: 100 } }, 400);
  expect(await ask()).toMatchObject({ decision: 'go' });
  expect(await desk.store.throughput(number)).toBeNull();
});
