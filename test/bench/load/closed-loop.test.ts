import { runClosedLoop } from '../../../bench/load/closed-loop.js';
import { buildRequests, type RequestPool } from '../../../bench/load/requests.js';
import { ImperfectServer, type Fate } from './imperfect-server.js';

const REQUESTS = 300;

function requests(count = REQUESTS): RequestPool {
  const business = { wabaId: '102290129340398', phoneNumberId: '106540352242922' };
  return buildRequests({
    business,
    appSecret: 's',
    content: 'messages' as const,
    first: 0,
    requests: count,
    updatesPerBody: 1,
  });
}

async function run(fateOf: (request: number) => Fate, options: { again?: boolean; seconds?: number } = {}) {
  const server = new ImperfectServer(fateOf);
  const port = await server.listen();
  const { seconds = 20, again = false } = options;
  try {
    const pool = requests();
    const loop = { port, connections: 8, warmUpSeconds: 0, seconds, drainSeconds: 5, again };
    return { result: await runClosedLoop(pool, loop), seen: server.seen };
  } finally {
    await server.close();
  }
}

describe('a closed loop', () => {
  it('sends every request once and ends when all are answered', async () => {
    const { result, seen } = await run(() => 'acknowledge');
    expect(result.ledger).toEqual({
      sent: REQUESTS,
      acknowledged: REQUESTS,
      refused: 0,
      lost: 0,
      statuses: { 200: REQUESTS },
    });
    expect(seen.bodies.size).toBe(REQUESTS);
  });

  it('counts refusals apart from acknowledgements, by status', async () => {
    const { result, seen } = await run((request) => (request % 3 === 0 ? 'refuse' : 'acknowledge'));
    expect(result.ledger).toMatchObject({ sent: REQUESTS, acknowledged: 200, refused: 100, lost: 0 });
    expect(result.ledger.statuses).toEqual({ 200: seen.acknowledged, 503: seen.refused });
  });

  it('counts what a cut connection swallowed as lost, connects again and goes on', async () => {
    const { result, seen } = await run((request) => (request % 10 === 9 ? 'cut' : 'acknowledge'));
    expect(result.ledger).toMatchObject({ sent: REQUESTS, acknowledged: 270, refused: 0, lost: 30 });
    expect(seen.cut).toBe(30);
  });

  it('leaves refusals and losses out of the rate', async () => {
    const { result } = await run((request) => (request % 2 === 0 ? 'refuse' : 'acknowledge'));
    expect(result.ledger.acknowledged).toBe(REQUESTS / 2);
    expect(result.acknowledged).toBeLessThanOrEqual(REQUESTS / 2);
    expect(result.acknowledged).toBeGreaterThan(REQUESTS / 4);
  });

  it('ends with its time when it may send the requests again, and agrees with the server to the last one', async () => {
    const { result, seen } = await run(() => 'acknowledge', { again: true, seconds: 0.3 });
    expect(result.ledger.sent).toBe(seen.acknowledged);
    expect(result.ledger.acknowledged).toBe(seen.acknowledged);
  });

  it('sends nothing where nobody listens', async () => {
    const server = new ImperfectServer(() => 'acknowledge');
    const port = await server.listen();
    await server.close();
    const loop = { port, connections: 2, warmUpSeconds: 0, seconds: 0.2, drainSeconds: 1 };
    const { ledger } = await runClosedLoop(requests(5), loop);
    expect(ledger).toMatchObject({ sent: 0, acknowledged: 0, lost: 0 });
  });
});
