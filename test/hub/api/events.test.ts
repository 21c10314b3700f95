import { sentStatus, textMessage, waba } from '../bodies.js';
import { bearer, metaSays, openApiDesk, otherWaba, tokenOf, type ApiDesk } from './desk.js';

let desk: ApiDesk;

beforeEach(async () => {
  metaSays('EAAmine', tokenOf([waba])).persist();
  metaSays('EAAother', tokenOf([otherWaba])).persist();
  desk = await openApiDesk();
});
afterEach(async () => {
  await desk.close();
});

const list = (query: Record<string, string>, token = 'EAAmine') =>
  desk.ask('GET', `/v1/events?${new URLSearchParams(query)}`, bearer(token));

interface Page {
  events: { event: string; data: { message?: { text?: { body: string } } } }[];
  next_cursor: string | null;
}
const textsOf = (page: Page) => page.events.map(({ data }) => data.message?.text?.body);

async function write(...texts: string[]): Promise<void> {
  for (const text of texts) await desk.receive({ messages: [textMessage({ text })] });
}

test('lists what happened, newest first', async () => {
  await write('one', 'two');
  await desk.receive({ statuses: [sentStatus('delivered')] });
  const page = (await list({ waba_id: waba })).json<Page>();
  expect(page.events.map(({ event }) => event)).toEqual(['status', 'message', 'message']);
  expect(page.next_cursor).toBeNull();
  expect(textsOf((await list({ waba_id: waba, event: 'message' })).json<Page>())).toEqual(['two', 'one']);
});

test('goes on from the cursor of the page before', async () => {
  await write('one', 'two', 'three');
  const first = (await list({ waba_id: waba, limit: '2' })).json<Page>();
  expect(textsOf(first)).toEqual(['three', 'two']);
  const second = (await list({ waba_id: waba, limit: '2', cursor: first.next_cursor ?? '' })).json<Page>();
  expect(textsOf(second)).toEqual(['one']);
});

test('lists only what the filter wants', async () => {
  await write('order 1', 'hello', 'ORDER 2');
  const filter = JSON.stringify({ keywords: ['order'], keyword_match: 'starts' });
  expect(textsOf((await list({ waba_id: waba, filter })).json<Page>())).toEqual(['ORDER 2', 'order 1']);
});

test('shows nobody the events of another account', async () => {
  await write('mine');
  expect((await list({ waba_id: waba }, 'EAAother')).status).toBe(403);
  expect((await list({ waba_id: otherWaba }, 'EAAother')).json<Page>().events).toEqual([]);
});

test.each([
  ['waba_id', { waba_id: '' }],
  ['wabaId', { wabaId: waba }],
  ['event', { event: 'sms' }],
  ['limit', { limit: '0' }],
  ['limit', { limit: '101' }],
  ['limit', { limit: '2.5' }],
  ['limit', { limit: 'many' }],
  ['cursor', { cursor: 'garbage' }],
  ['cursor', { cursor: '-1' }],
  ['cursor', { cursor: "1' or 1=1" }],
  ['filter', { filter: 'keywords' }],
  ['filter', { filter: '[]' }],
  ['filter.typs', { filter: '{"typs":[]}' }],
])('a question that does not fit is a 422 that names %s', async (field, change) => {
  const reply = await list({ waba_id: waba, ...change });
  expect(reply.status).toBe(422);
  expect(reply.json()).toMatchObject({ fields: [field], detail: expect.stringContaining(`“${field}”`) });
});

test('a question asked twice in one address is a 422', async () => {
  const path = `/v1/events?waba_id=${waba}&waba_id=${otherWaba}`;
  const reply = await desk.ask('GET', path, bearer('EAAmine'));
  expect(reply.status).toBe(422);
});
