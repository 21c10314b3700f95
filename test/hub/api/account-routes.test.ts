import { waba } from '../bodies.js';
import { sendRequest } from '../sends.js';
import { contactPath, mine, openContactsDesk, phone, theirs, type ContactsDesk } from './contacts-desk.js';
import { bearer, otherWaba } from './desk.js';

const change = { source: 'hubspot' };
const ann = '/v1/contacts/:key';

/** Every route about one account, with what it must be asked. */
const routes: [string, string, object?][] = [
  ['GET', '/v1/contacts'],
  ['GET', ann],
  ['PUT', ann, change],
  ['DELETE', ann],
  ['GET', `${ann}/export`],
  ['PUT', `${ann}/tags`, { mode: 'add', tags: ['vip'], ...change }],
  ['PUT', `${ann}/consent`, { state: 'opted_in', evidence: 'Ticked a box', ...change }],
  ['GET', `${ann}/messages`],
  ['GET', `${ann}/conversations`],
  ['PUT', `${ann}/resolution`, change],
  ['GET', '/v1/tags'],
  ['GET', '/v1/tag-rules'],
  ['PUT', '/v1/tag-rules', { tag: 'order', keywords: ['order'] }],
  ['DELETE', '/v1/tag-rules/:id'],
  ['POST', '/v1/tag-rules/trial', { tag: 'order', keywords: ['order'] }],
  ['GET', '/v1/messages/:id'],
  ['GET', '/v1/reports/delivery'],
  ['GET', '/v1/windows/contacts'],
  ['GET', '/v1/windows/digests'],
  ['GET', '/v1/events'],
  ['POST', '/v1/subscriptions', { event: 'message', target_url: 'https://hooks.zapier.com/hooks/1/2/' }],
  [
    'POST',
    '/v1/templates/reviews',
    { template_id: '1689556908129832', submitted_at: '2026-03-01T09:00:00Z' },
  ],
  ['GET', '/v1/reports/templates'],
  ['POST', '/v1/sends', { ...sendRequest(), waba_id: undefined }],
  [
    'PUT',
    '/v1/sends/:operation',
    {
      ...sendRequest(),
      waba_id: undefined,
      operation: undefined,
      outcome: 'accepted',
      message_id: 'wamid.1',
    },
  ],
  ['PATCH', '/v1/sends/:operation', { outcome: 'unknown', reason: 'no answer in time' }],
  ['GET', '/v1/failures'],
  ['POST', '/v1/failures/:id/retry'],
  ['POST', '/v1/failures/retry', { kind: 'delivery' }],
  ['POST', '/v1/failures/:id/ignore'],
  ['POST', '/v1/failures/ignore', { kind: 'delivery' }],
];
const named = routes.map(([method, url, body]) => [`${method} ${url}`, { method, url, body }] as const);

/** One for the whole file: each test has contacts of its own, or none. */
let desk: ContactsDesk;
beforeAll(async () => {
  desk = await openContactsDesk();
});
afterAll(async () => {
  await desk.close();
});

interface Asked {
  method: string;
  url: string;
  body?: object | undefined;
}

let lastNumber = 447_400_100_000;
const freshNumber = () => `+${(lastNumber += 1)}`;

function ask({ method, url, body }: Asked, account: object, token: string | null) {
  const path = url.replace(':key', encodeURIComponent(phone)).replace(/:(id|operation)(?=\/|$)/, '1');
  const inBody = method !== 'GET' && method !== 'DELETE';
  const query = inBody ? '' : `?${new URLSearchParams({ ...account })}`;
  return desk.ask(
    method,
    path + query,
    { ...(token && bearer(token)), ...(inBody && { 'content-type': 'application/json' }) },
    inBody ? JSON.stringify({ ...body, ...account }) : undefined,
  );
}

test('this list has every route about an account', async () => {
  const { paths } = (await desk.ask('GET', '/openapi.json')).json<{ paths: Record<string, object> }>();
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  const others = [
    'GET /openapi.json',
    'GET /healthz',
    'GET /readyz',
    'GET /metrics',
    'DELETE /v1/subscriptions/:id',
  ];
  expect(described.sort()).toEqual([...named.map(([name]) => name), ...others].sort());
});

describe.each(named)('%s', (_name, route) => {
  it('answers nobody who shows no token', async () => {
    expect((await ask(route, { waba_id: waba }, null)).status).toBe(401);
  });

  it('answers nobody about an account of somebody else', async () => {
    const reply = await ask(route, { waba_id: waba }, theirs);
    expect([reply.status, reply.json()]).toMatchObject([
      403,
      { type: 'urn:whatsapp-hub:problem:no-account' },
    ]);
  });

  it('says that the account is missing', async () => {
    const reply = await ask(route, {}, mine);
    expect([reply.status, reply.json()]).toMatchObject([
      422,
      { fields: ['waba_id'], detail: '“waba_id” is missing.' },
    ]);
  });

  it('names what it does not know, and all else that is wrong', async () => {
    const reply = await ask(route, { waba_id: 'a/b', surprise: '1' }, mine);
    expect(reply.status).toBe(422);
    expect(reply.json<{ fields: string[] }>().fields.sort()).toEqual(['surprise', 'waba_id']);
  });
});

const aboutContacts = named.filter(([, { url }]) => url.startsWith(ann));

describe.each(aboutContacts)('%s', (_name, route) => {
  it.each(['07400 123456', '+44', '07400123456', 'c_', 'ann', 'GB.1', '447400123456789012'])(
    'says how to write a key when it is none, and does not repeat it: %s',
    async (key) => {
      const reply = await ask(
        { ...route, url: route.url.replace(':key', encodeURIComponent(key)) },
        { waba_id: waba },
        mine,
      );
      expect([reply.status, reply.json()]).toMatchObject([
        422,
        { fields: ['key'], detail: expect.stringContaining('+447400123456') },
      ]);
      expect(reply.body.replace('+447400123456', '')).not.toContain(key);
    },
  );
});

describe.each(aboutContacts)('%s', (name, route) => {
  const creates = /^PUT .*(:key|tags|consent)$/.test(name);

  it('answers about a contact of another account like about none', async () => {
    const number = freshNumber();
    const there = await desk.put(contactPath(number), { waba_id: otherWaba, source: 'zoho' }, theirs);
    const { id } = there.json<{ contact: { id: string } }>().contact;
    const about = (key: string) =>
      ask({ ...route, url: route.url.replace(':key', encodeURIComponent(key)) }, { waba_id: waba }, mine);

    const foreign = await about(id);
    const none = await about('c_aaaaaaaaaaaaaaaaaaaa');
    expect([foreign.status, foreign.body]).toEqual([404, none.body]);
    expect(none.json()).toMatchObject({ type: 'urn:whatsapp-hub:problem:no-contact' });
    // With the same number it would be another contact here.
    expect((await about(number)).status === 404).toBe(!creates);
    const still = await desk.get(contactPath(number), { waba_id: otherWaba }, theirs);
    expect(still.json()).toMatchObject({ id, tags: [], consent: 'transactional', name: null });
  });
});
