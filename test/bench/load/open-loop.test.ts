import { runOpenLoop } from '../../../bench/load/open-loop.js';
import { buildRequests } from '../../../bench/load/requests.js';
import { ImperfectServer, type Fate } from './imperfect-server.js';

const REQUESTS = 200;

async function run(fateOf: (request: number) => Fate, connections = 4) {
  const server = new ImperfectServer(fateOf);
  const port = await server.listen();
  const pool = buildRequests({
    business: { wabaId: '102290129340398', phoneNumberId: '106540352242922' },
    appSecret: 's',
    content: 'messages' as const,
    first: 0,
    requests: REQUESTS,
    updatesPerBody: 1,
  });
  try {
    const result = await runOpenLoop(pool, { port, connections, rate: 1000, drainSeconds: 5 });
    return { result, seen: server.seen };
  } finally {
    await server.close();
  }
}

describe('an open loop', () => {
  it('sends every request once and agrees with the server', async () => {
    const { result, seen } = await run(() => 'acknowledge');
    expect(result.ledger).toMatchObject({ sent: REQUESTS, acknowledged: REQUESTS, refused: 0, lost: 0 });
    expect(seen.bodies.size).toBe(REQUESTS);
  });

  it('counts refusals and cut connections to the last one', async () => {
    const { result, seen } = await run((request) =>
      request % 10 === 0 ? 'cut' : request % 10 === 1 ? 'refuse' : 'acknowledge',
    );
    expect(result.ledger).toMatchObject({ sent: REQUESTS, acknowledged: 160, refused: 20, lost: 20 });
    expect(seen).toMatchObject({ acknowledged: 160, refused: 20, cut: 20 });
  });

  it('counts the wait for a free connection as latency', async () => {
    // One connection whose every answer takes the reconnection's pause cannot keep up with one request a millisecond.
    const { result } = await run((request) => (request < 10 ? 'cut' : 'acknowledge'), 1);
    expect(result.latency.max).toBeGreaterThan(100);
  });

  it('tells how far it is', async () => {
    const server = new ImperfectServer(() => 'acknowledge');
    const port = await server.listen();
    const business = { wabaId: '1', phoneNumberId: '2' };
    const plan = {
      business,
      appSecret: 's',
      content: 'messages' as const,
      first: 0,
      requests: 60,
      updatesPerBody: 1,
    };
    const seen: { due: number; acknowledged: number }[] = [];
    const options = { port, connections: 2, rate: 100, drainSeconds: 5 };
    await runOpenLoop(buildRequests(plan), options, (now) => seen.push(now));
    await server.close();
    expect(seen.length).toBeGreaterThan(0);
    for (const { due, acknowledged } of seen) expect(acknowledged).toBeLessThanOrEqual(due);
  });
});
