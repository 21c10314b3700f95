import { createHmac } from 'node:crypto';
import { buildRequests } from '../../../bench/load/requests.js';

const plan = {
  business: { wabaId: '102290129340398', phoneNumberId: '106540352242922' },
  appSecret: 'bench secret',
  content: 'messages' as const,
  first: 10,
  requests: 3,
  updatesPerBody: 1,
};

function parts(request: Buffer): { head: string; body: string } {
  const text = request.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  return { head: text.slice(0, end), body: text.slice(end + 4) };
}

describe('the requests of a load', () => {
  it('carry the signature of exactly their body', () => {
    const { head, body } = parts(buildRequests(plan).request(2));
    const signature = createHmac('sha256', plan.appSecret).update(body).digest('hex');
    expect(head).toContain(`X-Hub-Signature-256: sha256=${signature}`);
  });

  it('say how long their body is', () => {
    const { head, body } = parts(buildRequests(plan).request(0));
    expect(head).toContain(`Content-Length: ${body.length}`);
  });

  it('go on with the messages where the plan says', () => {
    const pool = buildRequests({ ...plan, updatesPerBody: 5, requests: 2 });
    const ids = [0, 1].flatMap((index) => parts(pool.request(index)).body.match(/wamid\.[^"]+/g) ?? []);
    expect(new Set(ids).size).toBe(10);
  });
});
