import { createGuard } from '../../../hub/delivery/guard.js';
import { createPoster, type Answer, type Poster } from '../../../hub/delivery/post.js';
import { startTarget, status, type Reply, type Target } from './target.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function targetThat(reply: Reply): Promise<Target> {
  const target = await startTarget(reply);
  closers.push(target.close);
  return target;
}

function posterTo(target: { host: string }, timeoutMs = 5_000): Poster {
  const poster = createPoster({ guard: createGuard([target.host]), timeoutMs });
  closers.unshift(() => poster.close());
  return poster;
}

async function answerOf(reply: Reply, timeoutMs?: number): Promise<Answer> {
  const target = await targetThat(reply);
  return posterTo(target, timeoutMs).post(target.url(), '{"id":"1"}');
}

test('sends the body as JSON to the whole address', async () => {
  let type: string | undefined;
  const target = await targetThat((response, _call, request) => {
    type = request.headers['content-type'];
    response.end();
  });
  expect(await posterTo(target).post(target.url('/hooks/a?b=c'), '{"id":"1"}')).toEqual({
    outcome: 'accepted',
  });
  expect(target.calls).toEqual([{ path: '/hooks/a?b=c', body: { id: '1' } }]);
  expect(type).toBe('application/json');
});

test.each([200, 201, 202, 204])('%i is accepted', async (code) => {
  expect(await answerOf(status(code))).toEqual({ outcome: 'accepted' });
});

test.each([301, 302, 307, 308])('%i is a failure: redirects are not followed', async (code) => {
  const other = await targetThat(status(200));
  const answer = await answerOf(status(code, { location: other.url() }));
  expect(answer).toMatchObject({ outcome: 'failed' });
  expect(other.calls).toEqual([]);
});

test.each([400, 401, 404, 500, 503])('%i is a failure', async (code) => {
  expect(await answerOf(status(code))).toMatchObject({ outcome: 'failed' });
});

test('410 means gone', async () => {
  expect(await answerOf(status(410))).toEqual({ outcome: 'gone' });
});

test('429 brings its Retry-After, in seconds or as a date', async () => {
  expect(await answerOf(status(429, { 'retry-after': '7' }))).toMatchObject({
    outcome: 'throttled',
    retryAfterMs: 7_000,
  });
  const date = new Date(Date.now() + 60_000).toUTCString();
  const dated = await answerOf(status(429, { 'retry-after': date }));
  expect(dated.outcome === 'throttled' && dated.retryAfterMs).toBeGreaterThan(57_000);
  expect(await answerOf(status(429))).toMatchObject({ outcome: 'throttled', retryAfterMs: null });
});

test('the reason of a failure names host and status, and not the path, which is a secret', async () => {
  const target = await targetThat(status(500));
  const answer = await posterTo(target).post(target.url('/hooks/secret'), '{}');
  expect(answer).toEqual({ outcome: 'failed', reason: `${target.host} answered with status 500.` });
});

test('a target that never answers is given up', async () => {
  const started = Date.now();
  expect(await answerOf(() => undefined, 300)).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('did not answer within 1 seconds'),
  });
  expect(Date.now() - started).toBeLessThan(10_000);
});

test('a target that trickles its answer is cut off, and its status counts', async () => {
  const trickle: Reply = (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(timer));
  };
  const started = Date.now();
  expect(await answerOf(trickle, 400)).toEqual({ outcome: 'accepted' });
  expect(Date.now() - started).toBeLessThan(10_000);
});

test('a huge answer is not read', async () => {
  let sent = 0;
  const flood: Reply = (response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(64 * 1024);
    const pour = () => {
      while (!response.destroyed && sent < 1e9) {
        sent += chunk.length;
        if (!response.write(chunk)) return;
      }
    };
    response.on('drain', pour);
    pour();
  };
  expect(await answerOf(flood)).toEqual({ outcome: 'accepted' });
  expect(sent).toBeLessThan(50e6);
});

test('a connection that is cut is a failure', async () => {
  const answer = await answerOf((response) => response.socket?.resetAndDestroy());
  expect(answer).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('could not be reached'),
  });
});

test('a target that does not listen is a failure that names the host only', async () => {
  const target = await startTarget();
  await target.close();
  const answer = await posterTo(target).post(target.url('/hooks/secret'), '{}');
  expect(answer).toEqual({
    outcome: 'failed',
    reason: `${target.host} could not be reached (ECONNREFUSED).`,
  });
});

test('a host that is no longer on the list is not called', async () => {
  const target = await targetThat(status(200));
  const answer = await posterTo({ host: 'hooks.zapier.com' }).post(target.url(), '{}');
  expect(answer).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('HOOK_HOSTS') });
  expect(target.calls).toEqual([]);
});

test('connections are kept for the next POSTs', async () => {
  const ports = new Set<number | undefined>();
  const target = await targetThat((response, _call, request) => {
    ports.add(request.socket.remotePort);
    response.end('{}');
  });
  const poster = posterTo(target);
  for (let i = 0; i < 20; i += 1) await poster.post(target.url(), '{}');
  // One that is just becoming free may be passed over once.
  expect(ports.size).toBeLessThanOrEqual(2);
});
