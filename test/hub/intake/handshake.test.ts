import { openDesk, verifyToken, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => (desk = await openDesk()));
afterAll(() => desk.close());

const ask = (query: Record<string, string>) => fetch(`${desk.url}?${new URLSearchParams(query).toString()}`);
const asMeta = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': verifyToken };

describe("Meta's handshake", () => {
  it('is answered with the challenge and nothing else', async () => {
    const response = await ask(asMeta);
    expect([response.status, await response.text()]).toEqual([200, '1158201444']);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it('is understood when a proxy has turned the dots into underscores', async () => {
    const response = await ask({
      hub_mode: 'subscribe',
      hub_challenge: '42',
      hub_verify_token: verifyToken,
    });
    expect([response.status, await response.text()]).toEqual([200, '42']);
  });

  it.each([
    ['another token', { ...asMeta, 'hub.verify_token': 'meatyhamhocks' }],
    ['an empty token', { ...asMeta, 'hub.verify_token': '' }],
    ['another mode', { ...asMeta, 'hub.mode': 'unsubscribe' }],
    ['no mode', { 'hub.challenge': '1', 'hub.verify_token': verifyToken }],
    ['nothing', {}],
  ])('is refused with %s', async (_name, query) => {
    const response = await ask(query as Record<string, string>);
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('1158201444');
  });

  it('gives back a challenge that looks like HTML as plain text', async () => {
    const response = await ask({ ...asMeta, 'hub.challenge': '<script>' });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('<script>');
  });
});
