import { sign } from '../../signature.js';
import { body, changeBody, freshId, sentStatus, textMessage, waba } from '../bodies.js';
import { counted, openDesk, post, postAndAsk, secret, stored, type Desk, type DeskOptions } from './desk.js';

let desk: Desk;
const open = async (options?: DeskOptions) => (desk = await openDesk(options));
afterEach(() => desk.close());

const oneMessage = () => body({ messages: [textMessage({})] });

describe('a webhook call', () => {
  it('is answered 200 with an empty body once its updates are stored', async () => {
    await open();
    const response = await post(desk, oneMessage());
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(await stored(desk)).toHaveLength(1);
    expect(await counted(desk, 'accepted')).toBe(1);
  });

  it('tells what it became when asked', async () => {
    await open();
    const message = oneMessage();
    expect(await postAndAsk(desk, message)).toEqual({
      status: 200,
      events: [{ field: 'messages', kind: 'message', id: expect.any(String), repeated: false }],
    });
    const again = await postAndAsk(desk, message);
    expect(again.events).toMatchObject([{ repeated: true }]);
    expect(await stored(desk)).toHaveLength(1);
  });

  it('tells which subscriptions have something new', async () => {
    await open();
    const { id } = await desk.store.addSubscription({
      wabaId: waba,
      event: 'message',
      targetUrl: 'https://hooks.zapier.com/hooks/standard/1/a/',
      filter: {},
    });
    await post(desk, oneMessage());
    expect(desk.told).toMatchObject([{ wake: [id] }]);
  });

  it('may hold 1,000 updates of many kinds', async () => {
    await open();
    const messages = Array.from({ length: 600 }, () => textMessage({}));
    const statuses = Array.from({ length: 400 }, () => sentStatus('delivered'));
    const { status, events } = await postAndAsk(desk, body({ messages, statuses }));
    expect(status).toBe(200);
    expect(events).toHaveLength(1_000);
    expect(new Set(events.map(({ id }) => id)).size).toBe(1_000);
    expect(desk.commits).toEqual([1_000]);
  });

  it('may be just under 3 MB', async () => {
    await open();
    const response = await post(desk, body({ messages: [textMessage({ text: 'x'.repeat(3_000_000) })] }));
    expect(response.status).toBe(200);
  });

  it('keeps a shape that nobody knows as it came', async () => {
    await open();
    const value = { something: ['new', { deep: 1 }] };
    const { events } = await postAndAsk(desk, changeBody('brand_new_field', value));
    expect(events).toMatchObject([{ field: 'brand_new_field', kind: 'unknown' }]);
    expect(await stored(desk)).toMatchObject([{ event: 'unknown', data: { value } }]);
  });

  it('is accepted when it holds no update', async () => {
    await open();
    const { status, events } = await postAndAsk(desk, { object: 'whatsapp_business_account', entry: [] });
    expect([status, events]).toEqual([200, []]);
    expect(desk.commits).toEqual([]);
  });

  it('is read as Meta writes it, with escaped characters', async () => {
    await open();
    const escaped = JSON.stringify(body({ messages: [textMessage({ text: 'AA' })] })).replace(
      '"AA"',
      '"\\u00e4\\ud83d\\ude00 https:\\/\\/x.y"',
    );
    expect((await post(desk, escaped)).status).toBe(200);
    expect(await stored(desk)).toMatchObject([{ data: { message: { text: { body: 'ä😀 https://x.y' } } } }]);
  });
});

describe('each transaction', () => {
  it('is counted by kind, and by what Meta repeated', async () => {
    await open();
    const same = body({ messages: [textMessage({})], statuses: [sentStatus('read'), sentStatus('sent')] });
    await post(desk, same);
    await post(desk, same);
    expect(desk.told.map(({ updates, counts }) => ({ updates, counts }))).toEqual([
      {
        updates: 3,
        counts: [
          { kind: 'message', repeated: false, count: 1 },
          { kind: 'status', repeated: false, count: 2 },
        ],
      },
      {
        updates: 3,
        counts: [
          { kind: 'message', repeated: true, count: 1 },
          { kind: 'status', repeated: true, count: 2 },
        ],
      },
    ]);
  });
});

describe('a webhook call that is not taken', () => {
  it.each([
    ['of another secret', sign(JSON.stringify(oneMessage()), 'other')],
    ['that is no signature', 'sha256=zz'],
    ['that is empty', ''],
  ])('has a signature %s', async (_name, signature) => {
    await open();
    const response = await post(desk, oneMessage(), { 'X-Hub-Signature-256': signature });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 401,
      detail: expect.stringContaining('META_APP_SECRET'),
    });
    expect(await stored(desk)).toEqual([]);
    expect(await counted(desk, 'bad_signature')).toBe(1);
  });

  it('has a signature over other bytes that mean the same', async () => {
    await open();
    const text = JSON.stringify(oneMessage());
    const response = await post(desk, `${text} `, { 'X-Hub-Signature-256': sign(text, secret) });
    expect(response.status).toBe(401);
  });

  it('is not JSON', async () => {
    await open();
    for (const text of ['', '{', 'hello', '{"object":"whatsapp_business_account","entry":[}']) {
      expect((await post(desk, text)).status).toBe(400);
    }
    expect(await counted(desk, 'not_json')).toBe(4);
  });

  it('is of another product of Meta', async () => {
    await open();
    for (const other of [{ object: 'page', entry: [] }, null, [], 'text', 7]) {
      expect((await post(desk, JSON.stringify(other))).status).toBe(400);
    }
    expect(await counted(desk, 'not_whatsapp')).toBe(5);
  });

  it('uses another method', async () => {
    await open();
    const response = await fetch(desk.url, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});

describe('a wrong app secret', () => {
  const warnings = () => desk.logged.filter((line) => line.includes('META_APP_SECRET'));
  const badlySigned = () => post(desk, oneMessage(), { 'X-Hub-Signature-256': sign('x', 'other') });

  it('is told in the log, at most once a minute', async () => {
    let now = Date.UTC(2026, 0, 15);
    await open({ now: () => now });
    await badlySigned();
    await badlySigned();
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toContain('Compare the setting with the app secret in Meta’s app dashboard.');
    now += 60_000;
    await badlySigned();
    expect(warnings()).toHaveLength(2);
  });

  it('is not suspected when a stranger sends no signature at all', async () => {
    await open();
    const response = await fetch(desk.url, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
    expect(warnings()).toEqual([]);
  });
});

describe('while the app secret is replaced', () => {
  it('takes signatures of each secret and of no other', async () => {
    await open({ secrets: ['new_secret', secret] });
    const text = JSON.stringify(oneMessage());
    const signed = async (by: string) =>
      (await post(desk, text, { 'X-Hub-Signature-256': sign(text, by) })).status;
    expect(await signed('new_secret')).toBe(200);
    expect(await signed(secret)).toBe(200);
    expect(await signed('stolen')).toBe(401);
  });

  it('never takes a signature made with an empty secret', async () => {
    await open({ secrets: ['', secret] });
    const text = JSON.stringify(oneMessage());
    const response = await post(desk, text, { 'X-Hub-Signature-256': sign(text, '') });
    expect(response.status).toBe(401);
  });
});

describe('requests that arrive together', () => {
  it('share one transaction, and each is told of its own updates', async () => {
    let release: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (release = resolve));
    await open({ beforeAppend: () => first });
    const ids = Array.from({ length: 20 }, () => freshId());
    const blocking = postAndAsk(desk, oneMessage());
    while (desk.commits.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const others = ids.map((id) => postAndAsk(desk, body({ messages: [textMessage({ id })] })));
    await new Promise((resolve) => setTimeout(resolve, 300));
    release();
    const answers = await Promise.all([blocking, ...others]);

    expect(answers.every(({ events }) => events.length === 1)).toBe(true);
    expect(new Set(answers.map(({ events }) => events[0]?.id)).size).toBe(21);
    expect(desk.commits).toEqual([1, 20]);
  });

  it('store an update once when several hold it', async () => {
    await open();
    const same = oneMessage();
    const answers = await Promise.all(Array.from({ length: 10 }, () => postAndAsk(desk, same)));
    expect(answers.filter(({ events }) => events[0]?.repeated === false)).toHaveLength(1);
    expect(await stored(desk)).toHaveLength(1);
  });

  it('are split into several transactions when they hold too many updates for one', async () => {
    let release: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (release = resolve));
    await open({ batchUpdates: 5, beforeAppend: () => first });
    const blocking = post(desk, oneMessage());
    while (desk.commits.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const three = () => post(desk, body({ messages: [1, 2, 3].map(() => textMessage({})) }));
    const eight = () => post(desk, body({ messages: Array.from({ length: 8 }, () => textMessage({})) }));
    const others = [three(), three(), three()];
    await new Promise((resolve) => setTimeout(resolve, 200));
    others.push(eight());
    await new Promise((resolve) => setTimeout(resolve, 200));
    release();
    for (const response of await Promise.all([blocking, ...others])) expect(response.status).toBe(200);
    expect(desk.commits).toEqual([1, 3, 3, 3, 8]);
  });
});
