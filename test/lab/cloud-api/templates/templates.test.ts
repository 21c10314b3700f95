import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../../lab/cloud-api/seed/seed.js';
import { call, startQuickly } from '../connected.js';

interface Listed {
  id: string;
  name: string;
  language: string;
  status: string;
  category: string;
}

interface Page {
  data: Listed[];
  paging?: { cursors: { before: string; after: string }; next?: string; previous?: string };
  summary?: Record<string, unknown>;
}

const path = `/${LUCKY_GARDEN.wabaId}/message_templates`;

let api: CloudApi;
let token: string;
beforeAll(async () => {
  api = await startQuickly();
  token = api.issueToken();
});
afterAll(() => api.close());

async function list(query = ''): Promise<Page> {
  return (await call(api, 'GET', `${path}${query}`, { token })).body as unknown as Page;
}

test('gives 25 templates a page, and all of them once over the pages', async () => {
  const first = await list();
  expect(first.data).toHaveLength(25);
  const names: string[] = first.data.map((one) => one.id);
  for (let next = first.paging?.next; next;) {
    expect(next).not.toContain(token);
    const answer = await fetch(next, { headers: { authorization: `Bearer ${token}` } });
    const page = (await answer.json()) as Page;
    names.push(...page.data.map((one) => one.id));
    next = page.paging?.next;
  }
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(api.world.waba(LUCKY_GARDEN.wabaId)?.templates.length ?? 0);
});

test('goes back a page with before', async () => {
  const first = await list('?limit=4');
  const second = await list(`?limit=4&after=${first.paging?.cursors.after}`);
  const back = await list(`?limit=4&before=${second.paging?.cursors.before}`);
  expect(back.data).toEqual(first.data);
  expect(first.paging?.previous).toBeUndefined();
  expect(second.paging?.previous).toBeDefined();
});

test('refuses a cursor it did not give', async () => {
  const answer = await call(api, 'GET', `${path}?after=nonsense`, { token });
  expect(answer.body.error).toMatchObject({ code: 100 });
});

test.each([
  ['name', 'order_rea', (one: Listed) => one.name === 'order_ready'],
  ['name_or_content', 'bonsai', (one: Listed) => one.name === 'weekend_offer'],
  ['content', 'verification', () => false],
  ['language', 'pt_BR', (one: Listed) => one.language === 'pt_BR'],
  ['category', 'AUTHENTICATION', (one: Listed) => one.category === 'AUTHENTICATION'],
  ['status', 'REJECTED', (one: Listed) => one.status === 'REJECTED'],
])('filters by %s', async (filter, value, passes) => {
  const all = (await list('?limit=100')).data;
  const found = (await list(`?limit=100&${filter}=${value}`)).data;
  expect(found).toEqual(all.filter(passes));
});

test('filters by several statuses at once', async () => {
  const { data } = await list(`?status=${encodeURIComponent('["PAUSED","PENDING"]')}`);
  expect(data.map((one) => one.status).sort()).toEqual(['PAUSED', 'PENDING']);
});

test('filters by quality, which is not among the default fields', async () => {
  const { data } = await list('?quality_score=RED&fields=name,quality_score');
  expect(data).toMatchObject([{ quality_score: { score: 'RED' } }, { quality_score: { score: 'RED' } }]);
  expect((await list('?limit=1')).data[0]).not.toHaveProperty('quality_score');
});

test('counts when asked to', async () => {
  const { summary } = await list('?status=REJECTED&summary=total_count,message_template_limit');
  expect(summary).toEqual({ total_count: 1, message_template_limit: 6000 });
});

test('gives one template by its id', async () => {
  const [listed] = (await list('?name=order_ready')).data;
  const one = await call(api, 'GET', `/${listed?.id}`, { token });
  expect(one.body).toEqual(listed);
  expect(one.body).toMatchObject({ name: 'order_ready', language: 'en_US', parameter_format: 'NAMED' });
});

test('gives one template only to who was granted its account', async () => {
  const [listed] = (await list('?name=order_ready')).data;
  const foreign = api.issueToken({ wabaIds: [LUCKY_GARDEN.teaWabaId] });
  expect((await call(api, 'GET', `/${listed?.id}`, { token: foreign })).status).toBe(403);
});
