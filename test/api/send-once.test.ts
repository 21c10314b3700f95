import nock from 'nock';
import type { ZObject } from 'zapier-platform-core';
import { Deadline } from '../../api/deadline.js';
import { send, type Sent } from '../../api/graph-api/send.js';
import { sendOnce, type SentOnce, type Sending } from '../../api/send-once.js';
import type { SendPermit, SendReport, SendRequest } from '../../whatsapp/send-permit.js';
import { failure, graphError, GRAPH, HUB, NUMBER, offline, run, WABA, type AnyPerform } from '../zapier.js';

offline();

const request: SendRequest = {
  waba_id: WABA,
  phone_number_id: NUMBER,
  to: '+16505551234',
  operation: 'op-1',
  category: 'utility',
  deduplication_key: 'key',
  deduplication_hours: 24,
  type: 'text',
  text: 'Hello',
  template_id: null,
  template_name: null,
  template_language: null,
  zap: null,
};
const go: SendPermit = { decision: 'go', operation: 'op-1' };

/** The hub answers these, one after the other; gives what it was asked. */
function permits(...answers: SendPermit[]): unknown[] {
  const asked: unknown[] = [];
  for (const answer of answers)
    nock(HUB)
      .post('/v1/sends', (body) => asked.push(body) > 0)
      .reply(200, answer);
  return asked;
}

/** The hub hears of outcomes and answers these; gives what it was told. */
function hears(...reports: Partial<SendReport>[]): unknown[] {
  const told: unknown[] = [];
  for (const report of reports)
    nock(HUB)
      .patch('/v1/sends/op-1', (body) => told.push(body) > 0)
      .reply(200, { state: 'accepted', refusals: 0, message_id: null, ...report });
  return told;
}

/** As `hears`, of a message that the hub was not asked about. */
function hearsUnasked(...reports: Partial<SendReport>[]): unknown[] {
  const told: unknown[] = [];
  for (const report of reports)
    nock(HUB)
      .put('/v1/sends/op-1', (body) => told.push(body) > 0)
      .reply(200, { state: 'accepted', refusals: 0, message_id: null, ...report });
  return told;
}

const posts = () => nock(GRAPH).post(`/v25.0/${NUMBER}/messages`).query(true);
const takes = () =>
  posts().reply(200, { contacts: [{ wa_id: '16505551234' }], messages: [{ id: 'wamid.9' }] });
const broken = (code: string) => Object.assign(new Error('no'), { code });

function sending(changes: Partial<Sending> = {}): Promise<SentOnce> {
  const perform = (z: ZObject) => {
    const post = (): Promise<Sent> => send(z, NUMBER, { to: request.to });
    const timezone = 'Europe/Rome';
    return sendOnce(z, {
      request,
      ifUnreachable: 'send',
      deadline: new Deadline(),
      timezone,
      post,
      ...changes,
    });
  };
  return run(perform as AnyPerform) as Promise<SentOnce>;
}

/** Nothing is posted to WhatsApp; the run ends with this error. */
async function nothingPosted(running: () => Promise<unknown>) {
  const posted = takes();
  const ended = await failure(running());
  expect(posted.isDone()).toBe(false);
  return ended;
}

describe('a message that may go', () => {
  it('is sent, and the ledger hears of it', async () => {
    const asked = permits(go);
    const told = hears({});
    takes();
    expect(await sending()).toMatchObject({
      operation: 'op-1',
      messageId: 'wamid.9',
      alreadySent: false,
      sentBeforeAt: null,
      checked: true,
      note: null,
    });
    expect(asked).toEqual([request]);
    expect(told).toEqual([{ waba_id: WABA, outcome: 'accepted', message_id: 'wamid.9' }]);
  });

  it('is sent also when the ledger cannot be told', async () => {
    permits(go);
    nock(HUB).patch('/v1/sends/op-1').replyWithError(broken('ECONNRESET'));
    takes();
    expect(await sending()).toMatchObject({ messageId: 'wamid.9' });
  });

  it('waits a little for its turn', async () => {
    permits({ decision: 'wait', seconds: 0.05, reason: 'number_rate', detail: 'Wait.' }, go);
    hears({});
    takes();
    expect(await sending()).toMatchObject({ messageId: 'wamid.9' });
  });
});

describe('nothing is sent when the ledger says', () => {
  it.each([
    ['a long wait', 'number_rate', 3],
    ['that an outcome is open', 'unknown_outcome', 1],
  ] as const)('%s: Zapier runs the step again', async (_what, reason, seconds) => {
    permits({ decision: 'wait', seconds, reason, detail: 'Not yet.' });
    expect(await nothingPosted(sending)).toEqual({ name: 'ThrottledError', message: 'Not yet.' });
  });

  it('that the customer did not agree: the run halts with its sentence', async () => {
    permits({ decision: 'blocked', reason: 'no_consent', detail: 'No consent.' });
    expect(await nothingPosted(sending)).toEqual({ name: 'HaltedError', message: 'No consent.' });
  });

  it('that it was given up: the run halts', async () => {
    permits({ decision: 'given_up', operation: 'op-0', detail: 'Nobody can say.' });
    expect(await nothingPosted(sending)).toEqual({ name: 'HaltedError', message: 'Nobody can say.' });
  });

  it('that it was sent before: the step succeeds with what is known', async () => {
    permits({
      decision: 'already_sent',
      operation: 'op-0',
      message_id: 'wamid.0',
      status: 'delivered',
      sent_at: '2026-01-15T12:00:00.000Z',
      type: 'image',
    });
    const posted = takes();
    expect(await sending()).toMatchObject({
      operation: 'op-0',
      messageId: 'wamid.0',
      type: 'image',
      status: 'delivered',
      alreadySent: true,
      sentBeforeAt: '2026-01-15T12:00:00.000Z',
      note: 'The same message was sent before, at 2026-01-15 13:00 (Europe/Rome), so it was not sent again.',
    });
    expect(posted.isDone()).toBe(false);
  });
});

describe('without a hub', () => {
  it('that was set up, it is sent, and the note says that nothing was checked', async () => {
    delete process.env.HUB_URL;
    takes();
    const sent = await sending({ ifUnreachable: 'stop' });
    expect(sent).toMatchObject({ checked: false, note: expect.stringContaining('No hub is set up') });
  });

  it.each([
    ['does not answer', () => nock(HUB).post('/v1/sends').replyWithError(broken('ECONNREFUSED'))],
    ['has no database', () => nock(HUB).post('/v1/sends').reply(503, { detail: 'No database.' })],
    ['has no ledger yet', () => nock(HUB).post('/v1/sends').reply(404, { detail: 'No such address.' })],
    ['is another server', () => nock(HUB).post('/v1/sends').reply(200, { ok: true })],
    ['is a page of a proxy', () => nock(HUB).post('/v1/sends').reply(200, '<html>Welcome</html>')],
  ])('that %s, the step decides', async (_why, fails) => {
    fails();
    takes();
    expect(await sending({ ifUnreachable: 'send' })).toMatchObject({
      checked: false,
      note: expect.stringContaining('did not answer'),
    });
    fails();
    const { name, message } = await nothingPosted(() => sending({ ifUnreachable: 'stop' }));
    expect(name).toBe('AppError');
    expect(message).toMatch(/Nothing was sent.+Send Anyway/);
  });

  it('that refuses the question, nothing is sent', async () => {
    nock(HUB).post('/v1/sends').reply(403, { detail: 'This connection may not use that account.' });
    expect((await nothingPosted(sending)).message).toBe('This connection may not use that account.');
  });
});

describe('a message that goes out unasked, as the step says', () => {
  const isAway = () => nock(HUB).post('/v1/sends').replyWithError(broken('ECONNREFUSED'));
  /** The operation is in the path. */
  const unasked = { ...request, operation: undefined };

  it('is told to the hub whole, once it is back', async () => {
    isAway();
    const told = hearsUnasked({});
    takes();
    expect(await sending()).toMatchObject({ messageId: 'wamid.9', checked: false });
    expect(told).toEqual([{ ...unasked, outcome: 'accepted', message_id: 'wamid.9' }]);
  });

  it('is told with its refusal, and the ledger counts it', async () => {
    isAway();
    const told = hearsUnasked({ state: 'given_up', refusals: 3 });
    posts().reply(400, graphError(131056));
    expect((await failure(sending())).message).toContain('It was tried three times');
    expect(told).toMatchObject([{ text: 'Hello', outcome: 'refused', code: 131056, retry: 'safe' }]);
  });

  it('is settled by the ledger when its answer is lost, and not sent a second time', async () => {
    isAway();
    const told = hearsUnasked({ state: 'unknown' });
    permits({ decision: 'wait', seconds: 44.5, reason: 'unknown_outcome', detail: 'Not known yet.' });
    posts().replyWithError(broken('ECONNRESET'));
    expect(await nothingPosted(sending)).toEqual({ name: 'ThrottledError', message: 'Not known yet.' });
    expect(told).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('is told to nobody when there is no hub', async () => {
    delete process.env.HUB_URL;
    const told = hearsUnasked({});
    takes();
    await sending();
    expect(told).toEqual([]);
  });
});

describe('a refusal that is safe to repeat', () => {
  it('is repeated within a second, after the ledger was asked again', async () => {
    const asked = permits(go, go);
    const told = hears({ state: 'refused', refusals: 1 }, {});
    posts().reply(400, graphError(130429));
    takes();
    const started = Date.now();
    expect(await sending()).toMatchObject({ messageId: 'wamid.9' });
    expect(Date.now() - started).toBeLessThan(3_000);
    expect(asked).toHaveLength(2);
    expect(told).toMatchObject([
      { outcome: 'refused', code: 130429, retry: 'safe' },
      { outcome: 'accepted' },
    ]);
  });

  it('makes Zapier run the step again in 30 seconds after the second', async () => {
    permits(go, go);
    hears({ state: 'refused', refusals: 1 }, { state: 'refused', refusals: 2 });
    posts().replyWithError(broken('ECONNREFUSED'));
    posts().replyWithError(broken('ECONNREFUSED'));
    expect((await failure(sending())).name).toBe('ThrottledError');
  });

  it('is left to a person after the third, in whichever run it comes', async () => {
    permits(go);
    hears({ state: 'given_up', refusals: 3 });
    posts().reply(400, graphError(131056));
    const { name, message } = await failure(sending());
    expect(name).toBe('HaltedError');
    expect(message).toContain('It was tried three times, and nothing was sent.');
  });

  it('is repeated also when there is no hub', async () => {
    delete process.env.HUB_URL;
    posts().reply(400, graphError(131056));
    takes();
    expect(await sending()).toMatchObject({ messageId: 'wamid.9' });
  });
});

describe('a refusal that is not', () => {
  it('ends the run with its sentence, and the ledger hears why', async () => {
    permits(go);
    const told = hears({ state: 'given_up', refusals: 1 });
    posts().reply(400, graphError(132001));
    expect((await failure(sending())).name).toBe('HaltedError');
    expect(told).toMatchObject([{ outcome: 'refused', code: 132001, retry: 'never' }]);
  });
});

describe('a message that WhatsApp took, and whose status says already that it failed', () => {
  const report = { state: 'undelivered', message_id: 'wamid.9', detail: 'Not on WhatsApp.' } as const;

  it.each([
    ['answered', () => takes()],
    ['lost', () => posts().replyWithError(broken('ECONNRESET'))],
  ])('ends the run with the reason, and is not said to be sent, its answer %s', async (_how, answers) => {
    permits(go);
    hears(report);
    answers();
    expect(await failure(sending())).toEqual({ name: 'HaltedError', message: 'Not on WhatsApp.' });
  });
});

describe('a lost answer', () => {
  const loses = () => posts().replyWithError(broken('ECONNRESET'));

  it('is left to the ledger, and nothing is sent a second time', async () => {
    permits(go, { decision: 'wait', seconds: 44.5, reason: 'unknown_outcome', detail: 'Not known yet.' });
    const told = hears({ state: 'unknown', refusals: 0 });
    loses();
    expect(await nothingPosted(sending)).toEqual({ name: 'ThrottledError', message: 'Not known yet.' });
    expect(told).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('is no loss when a status was there before', async () => {
    permits(go);
    hears({ state: 'accepted', refusals: 0, message_id: 'wamid.5' });
    loses();
    expect(await sending()).toMatchObject({ messageId: 'wamid.5', status: 'sent', alreadySent: false });
  });

  it.each(['no hub', 'a hub that is gone'])('with %s is told as it is, and never sent again', async (hub) => {
    if (hub === 'no hub') delete process.env.HUB_URL;
    else permits(go);
    loses();
    const { name, message } = await nothingPosted(sending);
    expect(name).toBe('HaltedError');
    expect(message).toContain('It is not known whether the message was sent');
  });

  it.each([
    ['nobody', () => nock(HUB).put('/v1/sends/op-1').replyWithError(broken('ECONNREFUSED'))],
    ['another server', () => nock(HUB).put('/v1/sends/op-1').reply(200, { ok: true })],
  ])('of which %s heard is not sent again when the hub is back', async (_who, isTold) => {
    nock(HUB).post('/v1/sends').replyWithError(broken('ECONNREFUSED'));
    isTold();
    permits(go);
    loses();
    const { name, message } = await nothingPosted(sending);
    expect(name).toBe('HaltedError');
    expect(message).toContain('It is not known whether the message was sent');
  });
});

it('when the time of the step is over, a hub that is slow is not waited for', async () => {
  nock(HUB).post('/v1/sends').delay(1_500).reply(200, go);
  const deadline = new Deadline(-2_400);
  const { message } = await nothingPosted(() => sending({ ifUnreachable: 'stop', deadline }));
  expect(message).toContain('The hub does not answer');
});

it('what stops the step before it sends is told to the ledger, which lets the next run go', async () => {
  permits(go);
  const told = hears({ state: 'refused', refusals: 1 });
  const post = () => Promise.reject(new Error('no file'));
  expect((await failure(sending({ post }))).message).toContain('no file');
  expect(told).toMatchObject([{ outcome: 'refused', code: null, retry: 'safe' }]);
});

it('what the user has to mend is told to the ledger in the words of the step, and is no try of WhatsApp’s', async () => {
  permits(go);
  const told = hears({ state: 'given_up', refusals: 1 });
  const stops = (z: ZObject) => {
    const post = () => Promise.reject(new z.errors.HaltedError('The file could not be fetched.'));
    const deadline = new Deadline();
    return sendOnce(z, { request, ifUnreachable: 'send', deadline, timezone: null, post });
  };
  expect(await failure(run(stops as AnyPerform))).toEqual({
    name: 'HaltedError',
    message: 'The file could not be fetched.',
  });
  expect(told).toMatchObject([
    { outcome: 'refused', code: null, reason: 'The file could not be fetched.', retry: 'never' },
  ]);
});
