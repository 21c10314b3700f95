import { updatesOf } from '../../../whatsapp/updates.js';
import { changeBody, waba } from '../bodies.js';
import { bearer, metaSays, openApiDesk, otherWaba, tokenOf, type ApiDesk } from './desk.js';

const template = '1689556908129832';
const hour = 3_600_000;
let desk: ApiDesk;

beforeEach(async () => {
  metaSays('EAAmine', tokenOf([waba])).persist();
  metaSays('EAAother', tokenOf([otherWaba])).persist();
  desk = await openApiDesk();
});
afterEach(async () => {
  await desk.close();
});

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

const tell = (review: object, token = 'EAAmine') =>
  desk.ask(
    'POST',
    '/v1/templates/reviews',
    { ...bearer(token), 'content-type': 'application/json' },
    JSON.stringify({ waba_id: waba, template_id: template, submitted_at: ago(hour), ...review }),
  );

const report = (query: Record<string, string> = {}, token = 'EAAmine') =>
  desk.ask('GET', `/v1/reports/templates?${new URLSearchParams({ waba_id: waba, ...query })}`, bearer(token));

async function decide(event: string, templateId = template): Promise<void> {
  const value = { event, message_template_id: Number(templateId), reason: 'NONE' };
  await desk.store.append(updatesOf(changeBody('message_template_status_update', value)), Date.now());
}

test('a submission that was told makes the decision say how long the review took', async () => {
  const told = await tell({});
  expect([told.status, told.body]).toEqual([204, '']);
  await decide('APPROVED');
  const events = await desk.ask('GET', `/v1/events?waba_id=${waba}&event=template`, bearer('EAAmine'));
  expect(events.json<{ events: object[] }>().events).toMatchObject([
    { event: 'template', data: { review: { submitted_at: expect.any(String) } } },
  ]);
});

test('the report gives counts, shares and the median', async () => {
  await tell({});
  await tell({ template_id: '2', submitted_at: ago(30 * hour) });
  await tell({ template_id: '3', submitted_at: ago(2 * hour) });
  await tell({ template_id: '4', decision: 'rejected' });
  await decide('APPROVED');
  await decide('APPROVED', '2');
  expect((await report()).json()).toEqual({
    waba_id: waba,
    from: expect.any(String),
    to: expect.any(String),
    submitted: 4,
    approved: 2,
    rejected: 1,
    pending: 1,
    approval_rate: 0.6667,
    approved_within_24_hours: 0.3333,
    median_review_minutes: 60,
  });
});

test('an account without reviews has no shares, rather than bad ones', async () => {
  expect((await report()).json()).toMatchObject({
    submitted: 0,
    approval_rate: null,
    approved_within_24_hours: null,
    median_review_minutes: null,
  });
});

test('the period is what was asked for, in days or moments of any zone, else the last 30 days', async () => {
  await tell({ submitted_at: '2026-03-01T09:00:00+01:00' });
  const counted = async (query: Record<string, string>) =>
    (await report(query)).json<{ submitted: number }>().submitted;
  expect(await counted({ from: '2026-03-01', to: '2026-03-02' })).toBe(1);
  expect(await counted({ from: '2026-03-01T08:00:00Z', to: '2026-03-01T08:00:01Z' })).toBe(1);
  expect(await counted({ from: '2026-03-01T08:00:01Z', to: '2026-03-02' })).toBe(0);
});

test('nobody tells or reads about the templates of another account', async () => {
  await tell({});
  expect((await tell({}, 'EAAother')).status).toBe(403);
  expect((await report({}, 'EAAother')).status).toBe(403);
  expect((await report({ waba_id: otherWaba }, 'EAAother')).json()).toMatchObject({ submitted: 0 });
  expect((await desk.ask('GET', `/v1/reports/templates?waba_id=${waba}`)).status).toBe(401);
});

test.each([
  ['template_id', { template_id: 1689556908129832 }],
  ['template_id', { template_id: '168 ' }],
  ['submitted_at', { submitted_at: 'yesterday' }],
  ['submitted_at', { submitted_at: 1772444467 }],
  ['submitted_at', { submitted_at: '2026-13-45' }],
  ['submitted_at', { submitted_at: new Date(Date.now() + hour).toISOString() }],
  ['decision', { decision: 'pending' }],
  ['waba_id', { waba_id: undefined }],
  ['nmae', { nmae: 'order_ready' }],
])('a submission that does not fit is a 422 that names %s', async (field, change) => {
  const reply = await tell(change);
  expect(reply.status).toBe(422);
  expect(reply.json()).toMatchObject({ fields: [field], detail: expect.stringContaining(`“${field}”`) });
});

test.each([
  ['waba_id', { waba_id: '' }],
  ['from', { from: 'March' }],
  ['from', { from: '2026-03-02', to: '2026-03-02' }],
  ['to', { to: '2026-02-30T99:00:00Z' }],
  ['since', { since: '2026-03-02' }],
])('a question that does not fit is a 422 that names %s', async (field, change: Record<string, string>) => {
  const reply = await report(change);
  expect(reply.status).toBe(422);
  expect(reply.json()).toMatchObject({ fields: [field] });
});
