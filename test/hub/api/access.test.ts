import nock from 'nock';
import { Access, type Caller } from '../../../hub/api/access.js';
import { Problem } from '../../../hub/api/problem.js';
import { appSecretProof } from '../../../whatsapp/signature.js';
import { waba } from '../bodies.js';
import { graph, metaRefuses, metaSays, otherWaba, settings, tokenOf } from './desk.js';

let now = 0;
let access: Access;

beforeEach(() => {
  nock.disableNetConnect();
  now = Date.UTC(2026, 0, 15);
  access = new Access(settings, () => now);
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const call = (token = 'EAAtoken') => access.callerOf(`Bearer ${token}`);

async function problemOf(result: Promise<unknown>): Promise<Problem> {
  const problem = await result.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof Problem)) throw new Error('A problem was expected.');
  return problem;
}

/** How often Meta has been asked. */
function counted(scope: nock.Scope): { asked: number } {
  const count = { asked: 0 };
  scope.on('request', () => (count.asked += 1));
  return count;
}

function metaIsAskedForAccount(token: string, id: string) {
  return nock(graph, { reqheaders: { authorization: `Bearer ${token}` } })
    .get(`/v25.0/${id}`)
    .query({ fields: 'id', appsecret_proof: appSecretProof(token, 'current-secret') });
}

describe('a token that Meta vouches for', () => {
  test('may use the accounts it was given, and no other', async () => {
    metaSays('EAAtoken', tokenOf([waba]));
    const caller = await call();
    expect(await caller.mayUse(waba)).toBe(true);
    expect(await caller.mayUse(otherWaba)).toBe(false);
  });

  test('may use an account that both permissions name, not one that only one of them names', async () => {
    metaSays(
      'EAAtoken',
      tokenOf(null, {
        granular_scopes: [
          { scope: 'whatsapp_business_management', target_ids: [waba, '888'] },
          { scope: 'whatsapp_business_messaging', target_ids: [otherWaba, waba] },
          { scope: 'pages_show_list', target_ids: ['999'] },
        ],
      }),
    );
    const caller = await call();
    expect(await caller.mayUse(waba)).toBe(true);
    for (const id of ['888', otherWaba, '999']) expect(await caller.mayUse(id)).toBe(false);
  });

  test('may use the accounts of one permission when the other was given for all', async () => {
    metaSays(
      'EAAtoken',
      tokenOf(null, {
        granular_scopes: [
          { scope: 'whatsapp_business_management' },
          { scope: 'whatsapp_business_messaging', target_ids: [waba] },
        ],
      }),
    );
    const caller = await call();
    expect([await caller.mayUse(waba), await caller.mayUse(otherWaba)]).toEqual([true, false]);
  });

  test('is asked about once in five minutes, and again after', async () => {
    const meta = counted(metaSays('EAAtoken', tokenOf([waba])).persist());
    await call();
    now += 4 * 60_000;
    await call();
    expect(meta.asked).toBe(1);
    now += 61_000;
    await call();
    expect(meta.asked).toBe(2);
  });

  test('is asked about once when many calls come at a time', async () => {
    const meta = counted(metaSays('EAAtoken', tokenOf([waba])).persist());
    await Promise.all(Array.from({ length: 20 }, () => call()));
    expect(meta.asked).toBe(1);
  });

  test('is not remembered longer than it lives', async () => {
    metaSays('EAAtoken', tokenOf([waba], { expires_at: now / 1_000 + 60 }));
    await call();
    now += 61_000;
    metaSays('EAAtoken', tokenOf([waba], { expires_at: now / 1_000 - 1 }));
    expect((await problemOf(call())).status).toBe(401);
  });
});

describe('a token for all accounts of its owner', () => {
  let caller: Caller;
  beforeEach(async () => {
    metaSays('EAAtoken', tokenOf(null));
    caller = await call();
  });

  test('may use an account that Meta shows it', async () => {
    const meta = counted(metaIsAskedForAccount('EAAtoken', waba).reply(200, { id: waba }));
    expect(await caller.mayUse(waba)).toBe(true);
    expect(await caller.mayUse(waba)).toBe(true);
    expect(meta.asked).toBe(1);
  });

  test('may not use an account that Meta hides from it', async () => {
    metaIsAskedForAccount('EAAtoken', otherWaba).reply(400, {
      error: {
        message: 'Unsupported get request.',
        type: 'GraphMethodException',
        code: 100,
        error_subcode: 33,
      },
    });
    expect(await caller.mayUse(otherWaba)).toBe(false);
  });

  test('is not let in while Meta gives no clear answer', async () => {
    metaIsAskedForAccount('EAAtoken', waba).reply(500, {
      error: { message: 'Sorry', code: 2, is_transient: true },
    });
    expect((await problemOf(caller.mayUse(waba))).status).toBe(503);
  });
});

describe('a token that is refused', () => {
  test.each([
    ['no header', undefined],
    ['another scheme', 'Basic abc'],
    ['an empty token', 'Bearer '],
  ])('%s: 401', async (_what, header) => {
    const problem = await problemOf(access.callerOf(header));
    expect(problem.status).toBe(401);
    expect(problem.extra.headers).toHaveProperty('www-authenticate');
  });

  test('a dead one: 401, with what to do', async () => {
    metaSays('EAAtoken', { data: { is_valid: false, scopes: [], error: { code: 190, message: 'expired' } } });
    const problem = await problemOf(call());
    expect(problem.status).toBe(401);
    expect(problem.detail).toContain('Connect the WhatsApp Business account again');
  });

  test('a dead one is asked about again after 30 seconds, not before', async () => {
    const dead = { data: { is_valid: false, app_id: settings.metaAppId } };
    const meta = counted(metaSays('EAAtoken', dead).persist());
    await problemOf(call());
    now += 29_000;
    await problemOf(call());
    expect(meta.asked).toBe(1);
    now += 2_000;
    await problemOf(call());
    expect(meta.asked).toBe(2);
  });

  test('one of another app: 403, even when it is valid', async () => {
    metaSays('EAAtoken', tokenOf([waba], { app_id: '1' }));
    expect((await problemOf(call())).status).toBe(403);
    metaRefuses('EAAother', 100, '(#100) The App_id in the input_token did not match the Viewing App');
    expect((await problemOf(call('EAAother'))).status).toBe(403);
  });

  test.each([
    ['any WhatsApp permission', ['public_profile']],
    ['one of the WhatsApp permissions', ['whatsapp_business_messaging']],
  ])('one without %s: 403', async (_what, scopes) => {
    const granular = scopes.map((scope) => ({ scope, target_ids: [waba] }));
    metaSays('EAAtoken', tokenOf([waba], { scopes, granular_scopes: granular }));
    const problem = await problemOf(call());
    expect([problem.status, problem.slug]).toEqual([403, 'no-permission']);
  });
});

describe('tokens that nobody knows', () => {
  const dead = { data: { is_valid: false, app_id: settings.metaAppId } };
  const anyTokenIsDead = () => nock(graph).get('/v25.0/debug_token').query(true).reply(200, dead).persist();
  const flood = (calls: number, first = 0) =>
    Promise.all(Array.from({ length: calls }, (_, i) => problemOf(call(`EAAguess${now}x${first + i}`))));
  /** As many at a time as Meta is asked about, so that a busy machine lets none wait too long. */
  const tried = async (calls: number) => {
    const problems: Problem[] = [];
    while (problems.length < calls)
      problems.push(...(await flood(Math.min(8, calls - problems.length), problems.length)));
    return problems;
  };
  const counts = (problems: Problem[]) =>
    [401, 429, 503].map((status) => problems.filter((problem) => problem.status === status).length);

  test('are asked about 120 times at once, then 60 times a minute, and refused with 429 beyond', async () => {
    const meta = counted(anyTokenIsDead());
    expect(counts(await tried(130))).toEqual([120, 10, 0]);
    now += 60_000;
    const problems = await tried(70);
    expect(counts(problems)).toEqual([60, 10, 0]);
    expect(meta.asked).toBe(180);
    const beyond = problems.find(({ status }) => status === 429);
    expect(beyond?.extra.headers).toEqual({ 'retry-after': '60' });
  });

  test('never keep out a token that was good before', async () => {
    metaSays('EAAtoken', tokenOf([waba]));
    await call();
    anyTokenIsDead();
    await flood(130);
    await expect(call()).resolves.toBeDefined();
    nock.cleanAll();
    now += 5 * 60_000 + 1;
    anyTokenIsDead();
    await flood(130);
    nock.cleanAll();
    metaSays('EAAtoken', tokenOf([waba]));
    await expect(call()).resolves.toBeDefined();
  });

  test('are never asked about more than 8 at a time', async () => {
    let open = 0;
    let most = 0;
    nock(graph)
      .get('/v25.0/debug_token')
      .query(true)
      .reply(200, async () => {
        most = Math.max(most, (open += 1));
        await new Promise((resolve) => setTimeout(resolve, 20));
        open -= 1;
        return dead;
      })
      .persist();
    expect(counts(await flood(40))).toEqual([40, 0, 0]);
    expect(most).toBe(8);
  });

  test('wait for two seconds when Meta is slow, then 503 says to come back', async () => {
    nock(graph).get('/v25.0/debug_token').query(true).delay(2_500).reply(200, dead).persist();
    const problems = await flood(10);
    expect(counts(problems)).toEqual([8, 0, 2]);
    const busy = problems.find(({ status }) => status === 503);
    expect([busy?.slug, busy?.extra.headers]).toEqual(['busy', { 'retry-after': '5' }]);
  });
});

describe('when Meta cannot say', () => {
  test.each([
    ['is broken', () => metaSays('EAAtoken', { error: { message: 'x', code: 2 } }, 500)],
    [
      'sends no JSON',
      () =>
        nock(graph)
          .get(/debug_token/)
          .query(true)
          .reply(502, '<html>'),
    ],
    ['asks for patience', () => metaRefuses('EAAtoken', 4, '(#4) Application request limit reached', 403)],
    ['sends 200 with something else', () => metaSays('EAAtoken', { hello: 1 })],
  ])('because it %s: 503, and it is asked again at once', async (_what, say) => {
    say();
    expect((await problemOf(call())).status).toBe(503);
    metaSays('EAAtoken', tokenOf([waba]));
    await expect(call()).resolves.toBeDefined();
  });

  test('because our own credentials are wrong: 500, naming the settings', async () => {
    metaRefuses('EAAtoken', 190, 'Invalid OAuth access token signature.');
    const problem = await problemOf(call());
    expect(problem.status).toBe(500);
    expect(problem.detail).toContain('META_APP_ID and META_APP_SECRET');
  });

  test('because nothing listens there: 503, and the problem holds neither the token nor the app secret', async () => {
    nock.enableNetConnect('127.0.0.1');
    const away = new Access({ ...settings, graphUrl: 'http://127.0.0.1:1' });
    const problem = await problemOf(away.callerOf('Bearer EAAtoken'));
    expect(problem.status).toBe(503);
    const all = JSON.stringify(problem) + problem.message + problem.detail + String(problem.stack);
    expect(all).not.toMatch(/EAAtoken|current-secret/);
  });
});
