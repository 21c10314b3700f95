import fc from 'fast-check';
import { trafficBody, trafficUpdate } from '../../../bench/load/traffic.js';
import { updatesOf } from '../../../whatsapp/updates.js';

const business = { wabaId: '102290129340398', phoneNumberId: '106540352242922' };
const anyIndex = fc.integer({ min: 0, max: 11 * 2 ** 28 });

describe('the traffic of the load', () => {
  it('has three messages of customers and three statuses each of ten sent ones in 33 updates', () => {
    const counts: Record<string, number> = {};
    for (let index = 0; index < 33; index++) {
      const { what } = trafficUpdate(index);
      counts[what] = (counts[what] ?? 0) + 1;
    }
    expect(counts).toEqual({ received: 3, sent: 10, delivered: 10, read: 10 });
  });

  it('tells of a message first that it was sent, much later that it was delivered, and then that it was read', () => {
    const places = new Map<string, number>();
    for (let index = 0; index < 33_000; index++) {
      const { what, message } = trafficUpdate(index);
      expect(places.has(`${what} ${message}`)).toBe(false);
      places.set(`${what} ${message}`, index);
    }
    const { message } = trafficUpdate(
      places.get([...places.keys()].find((key) => key.startsWith('sent')) ?? '') ?? 0,
    );
    const [sent, delivered, read] = ['sent', 'delivered', 'read'].map((what) =>
      places.get(`${what} ${message}`),
    );
    expect(delivered).toBeGreaterThan((sent ?? NaN) + 1_000);
    expect(read).toBeGreaterThan((delivered ?? NaN) + 1_000);
  });

  it('is understood, one update a body, all bodies of one length', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        const body = trafficBody(business, index, 1_790_000_000);
        expect(Buffer.byteLength(body)).toBe(1024);
        const updates = updatesOf(JSON.parse(body));
        expect(updates.map(({ kind }) => kind)).toEqual([
          trafficUpdate(index).what === 'received' ? 'message' : 'status',
        ]);
      }),
    );
  });

  it('has an id of its own for every update', () => {
    fc.assert(
      fc.property(anyIndex, anyIndex, (one, other) => {
        fc.pre(one !== other);
        const idOf = (index: number) => updatesOf(JSON.parse(trafficBody(business, index, 1)))[0]?.id;
        expect(idOf(one)).not.toBe(idOf(other));
      }),
    );
  });
});
