import { messageId } from '../../../bench/load/messages.js';
import { Target } from '../../../bench/intake/target.js';

async function deliver(target: Target, ...bodies: unknown[]): Promise<void> {
  const port = await target.listen();
  for (const body of bodies)
    await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify(body) });
  await target.close();
}

function event(index: number): unknown {
  return { event: 'message', data: { message: { id: messageId(index) } } };
}

describe('the target of a load', () => {
  it('counts single events and arrays alike', async () => {
    const target = new Target(10);
    await deliver(target, event(0), [event(1), event(2)]);
    expect(target).toMatchObject({ delivered: 3, repeated: 0, posts: 2 });
  });

  it('counts a message that comes twice once, and says that it was repeated', async () => {
    const target = new Target(10);
    await deliver(target, event(3), [event(3), event(4)]);
    expect(target).toMatchObject({ delivered: 2, repeated: 1 });
  });

  it('does not count what the load did not send', async () => {
    const target = new Target(10);
    await deliver(target, event(10), { data: { message: { id: 'wamid.other' } } }, {});
    expect(target.delivered).toBe(0);
  });

  it('remembers when each message arrived', async () => {
    const target = new Target(2);
    await deliver(target, event(1));
    expect(target.arrivals[0]).toBe(0);
    expect(target.arrivals[1]).toBeGreaterThan(0);
  });
});
