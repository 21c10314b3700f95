import type { Store } from '../../../../hub/store/store.js';
import type { SendRequest } from '../../../../whatsapp/send-permit.js';
import { ask, refused, secondsOf, tell, throughputIs } from '../../sends.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const second = 1_000;
const minute = 60 * second;
/** Thirty at once, and then one about every 0.22 seconds. */
const perMinute = 300;
const interval = 60 / (perMinute - 29);

const recipient = (index: number) => `+1650555${1_000 + index}`;
const send = (store: Store, now: number, index: number, changes: Partial<SendRequest> = {}) =>
  ask(store, now, { deduplication_key: `key-${index}`, to: recipient(index), ...changes }, perMinute);

async function sendAll(
  store: Store,
  now: number,
  [first, count]: [number, number],
  changes: Partial<SendRequest> = {},
) {
  const permits = [];
  for (let index = first; index < first + count; index++)
    permits.push(await send(store, now, index, changes));
  return permits;
}

/** Who comes back into a row that is a later one than the row of its place. */
export function describeSendsThatReturn(bench: Bench): void {
  describe('sends that come back long after their turn', () => {
    /** Whose number is held up by our own ceiling alone. */
    async function opened(): Promise<Store> {
      const store = await bench.store();
      await throughputIs(store, 1_000, noon);
      return store;
    }

    it.each([['utility' as const], ['authentication' as const]])(
      'put off nobody when they were refused in an earlier row: %s',
      async (category) => {
        const store = await opened();
        await sendAll(store, noon, [0, 130], { category });
        const last = await send(store, noon, 130, { category });
        const wentAt = noon + (secondsOf(last) ?? 0) * second;
        const went = await send(store, wentAt, 130, { category });
        if (went.decision !== 'go') throw new Error('It waits.');
        await tell(store, went.operation, refused('safe'), wentAt + 1);

        const later = noon + 10 * minute;
        await sendAll(store, later, [300, 100], { category });
        expect(await send(store, later, 130, { category })).toMatchObject({ decision: 'wait' });
        const next = secondsOf(await send(store, later, 400, { category })) ?? 0;
        expect(next).toBeGreaterThan(70 * interval - 1);
        expect(next).toBeLessThan(74 * interval + 1);
      },
    );

    it('put off nobody when they come for their turn in a later row', async () => {
      const store = await opened();
      await sendAll(store, noon, [0, 40]);
      const later = noon + 10 * minute;
      await sendAll(store, later, [100, 100]);
      const stragglers = await sendAll(store, later, [37, 3]);
      for (const straggler of stragglers) expect(secondsOf(straggler) ?? 0).toBeLessThan(5 * interval);
      const next = secondsOf(await send(store, later, 200)) ?? 0;
      expect(next).toBeGreaterThan(70 * interval - 1);
      expect(next).toBeLessThan(75 * interval + 1);
      expect(secondsOf(await send(store, later, 201, { zap: 'Zap 8' })) ?? 0).toBeLessThan(5 * interval);
    });

    it('put off nobody when they waited for their customer meanwhile', async () => {
      const store = await opened();
      const toOne = (index: number, now: number) => send(store, now, index, { to: '+16505550001' });
      for (let index = 0; index < 30; index++) await toOne(index, noon);
      let now = noon + 3.5 * second;
      for (let index = 30; index < 45; index++) await toOne(index, now);
      const due = secondsOf(await toOne(45, now)) ?? 0;
      expect(due).toBeCloseTo(2.5);
      now += due * second;
      await sendAll(store, now, [100, 100]);
      expect(await toOne(45, now)).toMatchObject({ decision: 'wait', reason: 'number_rate' });
      const next = secondsOf(await send(store, now, 200)) ?? 0;
      expect(next).toBeLessThan(102 * interval);
    });
  });
}
