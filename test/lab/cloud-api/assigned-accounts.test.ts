import type { CloudApi } from '../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../lab/cloud-api/seed/seed.js';
import { call, startQuickly } from './connected.js';

interface Page {
  data: { id: string; name: string; [member: string]: unknown }[];
  paging?: { cursors: { after: string }; next?: string };
}

const path = '/me/assigned_whatsapp_business_accounts';

let api: CloudApi;
beforeAll(async () => {
  api = await startQuickly();
});
afterAll(() => api.close());

async function list(query = '', token = api.issueToken({ wabaIds: null })): Promise<Page> {
  return (await call(api, 'GET', `${path}${query}`, { token })).body as unknown as Page;
}

test('lists every account when the token names none', async () => {
  const { data } = await list();
  expect(data).toEqual([
    { id: LUCKY_GARDEN.wabaId, name: 'Lucky Garden', status: 'ACTIVE' },
    { id: LUCKY_GARDEN.teaWabaId, name: 'Lucky Garden Tea House', status: 'ACTIVE' },
  ]);
});

test('lists the accounts that the token names', async () => {
  const { data } = await list('?fields=id,name', api.issueToken({ wabaIds: [LUCKY_GARDEN.teaWabaId] }));
  expect(data).toEqual([{ id: LUCKY_GARDEN.teaWabaId, name: 'Lucky Garden Tea House' }]);
});

test('gives them page by page, with the fields that are asked for', async () => {
  const first = await list('?limit=1&fields=id,name,permissions,business_id');
  expect(first.data).toEqual([
    {
      id: LUCKY_GARDEN.wabaId,
      name: 'Lucky Garden',
      permissions: expect.any(Array),
      business_id: LUCKY_GARDEN.businessId,
    },
  ]);
  expect(first.paging?.next).toContain('after=');
  const second = await list(`?limit=1&after=${first.paging?.cursors.after}`);
  expect(second.data.map(({ id }) => id)).toEqual([LUCKY_GARDEN.teaWabaId]);
  expect(second.paging?.next).toBeUndefined();
});

test('needs a token, with the permission, of the user that is asked for', async () => {
  expect((await call(api, 'GET', path)).body.error).toMatchObject({ code: 104 });
  const token = api.issueToken({ scopes: ['business_management'] });
  expect((await call(api, 'GET', path, { token })).body.error).toMatchObject({ code: 10 });
  const other = path.replace('me', '123');
  expect((await call(api, 'GET', other, { token: api.issueToken() })).body.error).toMatchObject({
    code: 100,
  });
});
