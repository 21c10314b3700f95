import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../../lab/cloud-api/seed/seed.js';
import { call, startConnected, type Answer } from '../connected.js';
import type { Receiver } from '../receiver.js';
import { body, send, text } from '../sending.js';
import { BODY, created, TEMPLATES } from '../template-submitting.js';

type Part = Record<string, unknown>;

let api: CloudApi;
let receiver: Receiver;
let token: string;
beforeEach(async () => {
  ({ api, receiver, token } = await startConnected({ reviewDelay: 300 }));
});
afterEach(async () => {
  await api.close();
  await receiver.close();
});

/** The changes of templates that were posted, each with its field. */
async function heard(): Promise<Part[]> {
  await api.settled();
  return receiver.posts
    .flatMap((post) => post.body.entry.flatMap(({ changes }) => changes))
    .filter(({ field }) => field !== 'messages')
    .map(({ field, value }) => ({ field, ...value }));
}

async function node(id: string): Promise<Part> {
  const fields = 'status,category,previous_category,rejected_reason,quality_score,message_send_ttl_seconds';
  return (await call(api, 'GET', `/${id}?fields=${fields},correct_category,components`, { token })).body;
}

async function control(id: string, what: string, input: Part = {}): Promise<Pick<Answer, 'status' | 'body'>> {
  const answer = await fetch(`${api.url}/lab/templates/${id}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return { status: answer.status, body: (await answer.json()) as Part };
}

async function idOf(name: string): Promise<string> {
  const { data } = (await call(api, 'GET', `${TEMPLATES}?name=${name}`, { token })).body as { data: Part[] };
  return String(data[0]?.id);
}

const status = (event: string, more: Part = {}) => ({
  field: 'message_template_status_update',
  event,
  reason: 'NONE',
  ...more,
});

test('a submitted template is pending, then approved, and each is told in a signed webhook', async () => {
  const id = await created(api);
  expect(await node(id)).toMatchObject({ status: 'PENDING' });
  expect(await heard()).toEqual([
    {
      field: 'message_template_status_update',
      event: 'PENDING',
      message_template_id: Number(id),
      message_template_name: 'plant_ready',
      message_template_language: 'en_US',
      reason: 'NONE',
      message_template_category: 'UTILITY',
    },
    expect.objectContaining(status('APPROVED')),
  ]);
  expect(receiver.posts[0]?.headers['x-hub-signature-256']).toMatch(/^sha256=/);
  expect(receiver.posts[0]?.body.entry[0]).toMatchObject({
    id: LUCKY_GARDEN.wabaId,
    time: expect.any(Number),
  });
  expect(await node(id)).toMatchObject({ status: 'APPROVED', quality_score: { score: 'UNKNOWN' } });
});

test('only an approved template can be sent', async () => {
  await created(api);
  const message = {
    type: 'template',
    template: { name: 'plant_ready', language: { code: 'en_US' }, components: [body(text('Mei'))] },
  };
  expect((await send(api, message)).body.error).toMatchObject({ code: 132001 });
  await api.settled();
  expect((await send(api, message)).status).toBe(200);
});

test('neighbouring variables are rejected, with what to do', async () => {
  const id = await created(api, {
    components: [
      {
        type: 'BODY',
        text: 'Hello {{1}} {{2}}, your plant is ready.',
        example: { body_text: [['Mei', 'Lee']] },
      },
    ],
  });
  expect((await heard()).at(-1)).toMatchObject({
    event: 'REJECTED',
    reason: 'INVALID_FORMAT',
    rejection_info: { reason: expect.any(String), recommendation: expect.any(String) },
  });
  expect(await node(id)).toMatchObject({ status: 'REJECTED', rejected_reason: 'INVALID_FORMAT' });
});

test('a name that asks for it is rejected', async () => {
  const id = await created(api, { name: 'please_reject_me' });
  expect((await heard()).at(-1)).toMatchObject({ event: 'REJECTED', reason: 'ABUSIVE_CONTENT' });
  expect(await node(id)).toMatchObject({ rejected_reason: 'ABUSIVE_CONTENT' });
});

test('promotion in a utility template makes it marketing, and resets its time to live', async () => {
  const id = await created(api, {
    message_send_ttl_seconds: 600,
    components: [{ type: 'BODY', text: 'All plants with a 25% discount until Sunday.' }],
  });
  expect(await node(id)).toMatchObject({ message_send_ttl_seconds: 600 });
  expect((await heard()).slice(1)).toMatchObject([
    { field: 'template_category_update', previous_category: 'UTILITY', new_category: 'MARKETING' },
    status('APPROVED', { message_template_category: 'MARKETING' }),
  ]);
  const changed = await node(id);
  expect(changed).toMatchObject({ category: 'MARKETING', previous_category: 'UTILITY' });
  expect(changed).not.toHaveProperty('message_send_ttl_seconds');
});

test('a template that is deleted before the decision is never decided on', async () => {
  const id = await created(api);
  await call(api, 'DELETE', `${TEMPLATES}?name=plant_ready`, { token });
  expect(await heard()).toMatchObject([status('PENDING'), status('DELETED')]);
  expect((await call(api, 'GET', `/${id}`, { token })).body.error).toMatchObject({
    code: 100,
    error_subcode: 33,
  });
});

test('a template whose message is under way is deleted later', async () => {
  await created(api);
  await api.settled();
  await send(api, {
    type: 'template',
    template: { name: 'plant_ready', language: { code: 'en_US' }, components: [body(text('Mei'))] },
  });
  await call(api, 'DELETE', `${TEMPLATES}?name=plant_ready`, { token });
  expect((await heard()).at(-1)).toMatchObject(status('PENDING_DELETION', { reason: null }));
  const again = await call(api, 'POST', TEMPLATES, {
    token,
    body: { name: 'plant_ready', language: 'en_US', category: 'UTILITY', components: [BODY] },
  });
  expect(again.body.error).toMatchObject({ error_subcode: 2388023 });
});

describe('an edit', () => {
  const edit = (id: string, change: Part) => call(api, 'POST', `/${id}`, { token, body: change });
  const other = [{ type: 'BODY', text: 'Your plant is ready to be picked up.' }];

  test('replaces the components, and is reviewed again', async () => {
    const id = await idOf('how_to_repot');
    expect((await edit(id, { components: other })).body).toEqual({ success: true });
    expect(await node(id)).toMatchObject({ status: 'PENDING', components: other });
    expect(await heard()).toMatchObject([status('PENDING'), status('APPROVED')]);
  });

  test('of an approved template comes once a day, and ten times a month', async () => {
    const id = await idOf('how_to_repot');
    for (let day = 0; day < 10; day += 1) {
      expect((await edit(id, { components: other })).status).toBe(200);
      await api.settled();
      expect((await edit(id, { components: other })).body.error).toMatchObject({ code: 100 });
      api.passTime(25 * 60 * 60);
    }
    token = api.issueToken();
    expect((await edit(id, { components: other })).body.error).toMatchObject({ code: 100 });
    api.passTime(30 * 24 * 60 * 60);
    token = api.issueToken();
    expect((await edit(id, { components: other })).status).toBe(200);
  });

  test('changes the category of a rejected template only', async () => {
    expect((await edit(await idOf('how_to_repot'), { category: 'MARKETING' })).body.error).toMatchObject({
      code: 100,
    });
    const id = await idOf('flash_sale');
    const components = [BODY];
    expect((await edit(id, { category: 'UTILITY', components })).body).toEqual({ success: true });
    await api.settled();
    expect(await node(id)).toMatchObject({
      status: 'APPROVED',
      category: 'UTILITY',
      rejected_reason: 'NONE',
    });
  });

  test('is held against the rules of creation', async () => {
    const id = await idOf('survey');
    const components = [{ type: 'BODY', text: '{{1}}, hello and welcome to us.' }];
    expect((await edit(id, { components })).body.error).toMatchObject({ error_subcode: 2388299 });
    expect((await edit(id, { message_send_ttl_seconds: 1 })).body.error).toMatchObject({ code: 100 });
    expect((await edit(id, { name: 'other' })).body.error).toMatchObject({ code: 100 });
  });

  test.each(['new_opening_hours', 'old_loyalty_card'])('is not for %s, pending or disabled', async (name) => {
    const answer = await edit(await idOf(name), { components: other });
    expect(answer.body.error).toMatchObject({ code: 100, error_subcode: 2388039 });
  });

  test('needs a grant of the account', async () => {
    const id = await idOf('survey');
    token = api.issueToken({ wabaIds: [LUCKY_GARDEN.teaWabaId] });
    expect((await edit(id, { components: other })).body.error).toMatchObject({ code: 200 });
  });
});

describe('what else becomes of a template', () => {
  test('it is paused twice, then disabled', async () => {
    const id = await idOf('order_ready');
    await control(id, 'pause');
    expect(await node(id)).toMatchObject({ status: 'PAUSED' });
    await control(id, 'unpause');
    await control(id, 'pause');
    await control(id, 'unpause');
    await control(id, 'pause');
    expect(await heard()).toMatchObject([
      status('PAUSED', { other_info: { title: 'FIRST_PAUSE' } }),
      status('APPROVED', { other_info: { title: 'UNPAUSE' } }),
      status('PAUSED', { other_info: { title: 'SECOND_PAUSE' } }),
      status('APPROVED'),
      status('DISABLED', { disable_info: { disable_date: expect.any(Number) } }),
    ]);
    expect(await node(id)).toMatchObject({ status: 'DISABLED' });
  });

  test('its owner unpauses it', async () => {
    const id = await idOf('survey');
    expect((await call(api, 'POST', `/${id}/unpause`, { token })).body).toEqual({ success: true });
    expect((await call(api, 'POST', `/${id}/unpause`, { token })).body).toEqual({
      success: false,
      reason: expect.any(String),
    });
    expect(await node(id)).toMatchObject({ status: 'APPROVED' });
  });

  test('its quality changes', async () => {
    const id = await idOf('order_ready');
    await control(id, 'quality', { score: 'YELLOW' });
    expect(await heard()).toEqual([
      {
        field: 'message_template_quality_update',
        previous_quality_score: 'GREEN',
        new_quality_score: 'YELLOW',
        message_template_id: Number(id),
        message_template_name: 'order_ready',
        message_template_language: 'en_US',
      },
    ]);
    expect(await node(id)).toMatchObject({ quality_score: { score: 'YELLOW' } });
  });

  test('its category is going to change, and changes', async () => {
    const id = await idOf('order_ready');
    await control(id, 'category', { category: 'MARKETING', in_seconds: 86_400 });
    expect(await node(id)).toMatchObject({ category: 'UTILITY', correct_category: 'MARKETING' });
    await control(id, 'category', { category: 'MARKETING' });
    expect(await heard()).toMatchObject([
      {
        new_category: 'UTILITY',
        correct_category: 'MARKETING',
        category_update_timestamp: expect.any(Number),
      },
      { previous_category: 'UTILITY', new_category: 'MARKETING' },
    ]);
    expect(await node(id)).not.toHaveProperty('correct_category');
  });

  test('a person decides on it', async () => {
    const id = await idOf('new_opening_hours');
    await control(id, 'reject', { reason: 'TAG_CONTENT_MISMATCH', details: 'Wrong language.' });
    await control(id, 'approve');
    await control(id, 'status', { status: 'ARCHIVED' });
    await control(id, 'delete');
    expect(await heard()).toMatchObject([
      status('REJECTED', { reason: 'TAG_CONTENT_MISMATCH', rejection_info: { reason: 'Wrong language.' } }),
      status('APPROVED'),
      status('ARCHIVED'),
      status('DELETED'),
    ]);
  });

  test('the lab lists all, and says what it cannot do', async () => {
    const list = await fetch(`${api.url}/lab/templates`);
    expect(await list.json()).toContainEqual(
      expect.objectContaining({ name: 'tea_tasting', waba_id: LUCKY_GARDEN.teaWabaId, status: 'APPROVED' }),
    );
    const id = await idOf('order_ready');
    for (const [where, what, input] of [
      ['1', 'approve', {}],
      [id, 'unpause', {}],
      [id, 'quality', { score: 'BLUE' }],
      [id, 'status', { status: 'LOST' }],
    ] as const) {
      const answer = await control(where, what, input);
      expect([answer.status, typeof answer.body.error]).toEqual([400, 'string']);
    }
  });
});

test('tells a listener what became of which template', async () => {
  const told: unknown[] = [];
  api.on('template', (event) => told.push(event));
  const id = await created(api);
  await api.settled();
  expect(told).toMatchObject([
    { template_id: id, name: 'plant_ready', status: 'PENDING', what: 'message_template_status_update' },
    { template_id: id, status: 'APPROVED' },
  ]);
});
