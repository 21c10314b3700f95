import type { DeliveryReport } from '../../../whatsapp/message-record.js';
import { phoneNumber, sentStatus, waba } from '../bodies.js';
import { fieldsOf, openContactsDesk, type ContactsDesk } from './contacts-desk.js';

const dayMs = 86_400_000;

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

const report = async (query: Record<string, string> = {}) =>
  (await desk.get('/v1/reports/delivery', query)).json<DeliveryReport>();

/** A message that was delivered at this moment. */
async function deliver(at: number): Promise<void> {
  const status = { ...sentStatus('delivered'), timestamp: String(Math.floor(at / 1_000)) };
  await desk.receive({ statuses: [status] });
}

test('what was sent in the last 30 days is counted where nothing else is asked', async () => {
  await deliver(Date.now() - 60_000);
  await deliver(Date.now() - 31 * dayMs);
  const counted = await report();
  expect(counted).toMatchObject({ waba_id: waba, messages: 1, delivered: 1, delivery_rate: 1 });
  expect(Date.parse(counted.to) - Date.parse(counted.from)).toBe(30 * dayMs);
});

test('the period and the number are what was asked', async () => {
  await deliver(Date.parse('2026-03-01T09:00:00Z'));
  const march = { from: '2026-03-01', to: '2026-03-02' };
  expect(await report(march)).toMatchObject({
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-02T00:00:00.000Z',
    messages: 1,
    by_day: [{ day: '2026-03-01', messages: 1 }],
  });
  expect(await report({ ...march, phone_number_id: phoneNumber })).toMatchObject({ messages: 1 });
  expect(await report({ ...march, phone_number_id: '1' })).toMatchObject({
    messages: 0,
    delivery_rate: null,
  });
  expect(await report({ ...march, template_name: 'order_ready' })).toMatchObject({ messages: 0 });
});

test.each([
  ['from', { from: 'March' }],
  ['from', { from: '2026-03-02', to: '2026-03-02' }],
  ['to', { to: '2026-02-30T99:00:00Z' }],
  ['phone_number_id', { phone_number_id: ' ' }],
  ['template_name', { template_name: '' }],
])('a question that does not fit is a 422 that names %s', async (field, query: Record<string, string>) => {
  expect(fieldsOf(await desk.get('/v1/reports/delivery', query))).toEqual([422, [field]]);
});
