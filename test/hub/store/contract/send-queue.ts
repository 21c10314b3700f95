import type { Store } from '../../../../hub/store/store.js';
import type { SendRequest } from '../../../../whatsapp/send-permit.js';
import { waba } from '../../bodies.js';
import { ask, secondsOf, throughputIs } from '../../sends.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const second = 1_000;
const minute = 60 * second;
/** Two at once, and then one about every three seconds. */
const perMinute = 20;

interface Caller {
  asksAt: number;
  zap?: string;
  /** How much later than told it comes back. */
  late: number;
  told?: number;
  wentAt?: number;
}

/** Lets all ask, and come back when they were told to, until everybody went. */
async function served(store: Store, callers: Caller[]): Promise<Caller[]> {
  const due = callers.map((caller, index) => ({ caller, index, at: caller.asksAt }));
  for (;;) {
    due.sort((one, other) => one.at - other.at || one.index - other.index);
    const next = due.shift();
    if (!next) return callers;
    const { caller, index, at } = next;
    const wait = secondsOf(await send(store, at, index, caller.zap ? { zap: caller.zap } : {}));
    if (wait === null) caller.wentAt = at;
    else {
      caller.told ??= at + wait * second;
      due.push({ ...next, at: at + wait * second + caller.late });
    }
  }
}

const send = (store: Store, now: number, key: number, changes: Partial<SendRequest> = {}) =>
  ask(store, now, { deduplication_key: `key-${key}`, to: `+1650555${1_000 + key}`, ...changes }, perMinute);

const callersAt = (count: number, everyMs: number, late = 0): Caller[] =>
  Array.from({ length: count }, (_, index) => ({ asksAt: noon + index * everyMs, late }));

export function describeSendQueue(bench: Bench): void {
  describe('sends that wait for their number', () => {
    it('go in the order in which they asked, when they were told, and never more than the limit', async () => {
      const callers = await served(await bench.store(), callersAt(50, 40));
      const went = callers.map(({ wentAt = 0 }) => wentAt);
      expect(went).toEqual([...went].sort((one, other) => one - other));
      for (const { asksAt, told, wentAt } of callers) expect(wentAt).toBe(told ?? asksAt);
      went.forEach((time, index) => {
        const later = went[index + perMinute];
        if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(minute - 1);
      });
    });

    it('let one Zap wait for its own messages only, not for the many of another', async () => {
      const store = await bench.store();
      const toSend = (key: string, to: string, changes: Partial<SendRequest>, now: number) =>
        ask(store, now, { deduplication_key: key, to, ...changes }, 300);
      for (let index = 0; index < 250; index++)
        await toSend(`many-${index}`, `+1650555${1_000 + index}`, { zap: 'Zap 1' }, noon);
      const interval = 0.222;
      const other = await toSend('other', '+16505559998', { zap: 'Zap 2' }, noon + 1);
      expect(secondsOf(other) ?? 0).toBeLessThan(2 * interval);
      const code = { zap: 'Zap 3', category: 'authentication' as const };
      const told = secondsOf(await toSend('code', '+16505559999', code, noon + 1)) ?? 0;
      expect(told).toBeLessThan(interval);
      expect(await toSend('code', '+16505559999', code, noon + 1 + told * second)).toMatchObject({
        decision: 'go',
      });
    });

    it('go in turns of the Zaps, also when one asked for all of its own before', async () => {
      const first = callersAt(40, 0).map((caller) => ({ ...caller, zap: 'Zap 1' }));
      const others = callersAt(20, 0).map(({ asksAt, late }) => ({
        asksAt: asksAt + 10 * second,
        late,
        zap: 'Zap 2',
      }));
      const callers = await served(await bench.store(), [...first, ...others]);
      const wentOf = (zap: string) => callers.flatMap((one) => (one.zap === zap ? (one.wentAt ?? []) : []));
      const last = Math.max(...wentOf('Zap 2'));
      const beside = wentOf('Zap 1').filter((at) => at >= noon + 10 * second && at <= last).length;
      expect(Math.abs(beside - 20)).toBeLessThanOrEqual(4);
    });

    it('never exceed the limit together when all come back late', async () => {
      const callers = callersAt(30, 10);
      for (const caller of callers) caller.late = 45 * second;
      const went = (await served(await bench.store(), callers)).map(({ wentAt = 0 }) => wentAt);
      const inOrder = [...went].sort((one, other) => one - other);
      inOrder.forEach((time, index) => {
        const later = inOrder[index + perMinute];
        if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(minute - 1);
      });
    });

    it('keep the turn that they were told when they come back too early', async () => {
      const store = await bench.store();
      for (let key = 0; key < 5; key++) await send(store, noon, key);
      const told = secondsOf(await send(store, noon, 5)) ?? 0;
      expect(secondsOf(await send(store, noon + second, 5))).toBe(told - 1);
      expect(secondsOf(await send(store, noon + second, 6))).toBeGreaterThan(told - 1);
    });

    it('are told that nothing goes out unless the step runs again', async () => {
      const store = await bench.store();
      for (let key = 0; key < 2; key++) await send(store, noon, key);
      const detail = expect.stringContaining('goes out when the step runs again');
      expect(await send(store, noon, 2)).toMatchObject({ decision: 'wait', reason: 'number_rate', detail });
    });

    it('do not stop who comes after them for longer than a minute when they never come back', async () => {
      const store = await bench.store();
      for (let key = 0; key < 10; key++) await send(store, noon, key);
      const told = secondsOf(await send(store, noon, 10)) ?? 0;
      expect(await send(store, noon + told * second, 10)).toMatchObject({ decision: 'go' });
      expect(await send(store, noon + 2 * minute, 11)).toMatchObject({ decision: 'go' });
    });

    it('leave what they booked to others when they are blocked meanwhile', async () => {
      const store = await bench.store();
      const ref = { wabaId: waba, key: '+16505551002' };
      const consent = { source: 'zapier' as const, method: null, evidence: null, messageId: null };
      await store.changeConsent(ref, { ...consent, state: 'opted_in', at: noon - minute }, noon - minute);
      await send(store, noon, 0);
      await send(store, noon, 1);
      const offer = { category: 'marketing' as const };
      const wait = secondsOf(await send(store, noon, 2, offer)) ?? 0;
      await store.changeConsent(ref, { ...consent, state: 'opted_out', at: noon + 1 }, noon + 1);
      expect(await send(store, noon + second, 2, offer)).toMatchObject({ decision: 'blocked' });
      expect(secondsOf(await send(store, noon + second, 3))).toBe(wait - 1);
    });

    it('do not wait for hours because the clock of the hub was wrong for a while', async () => {
      const store = await bench.store();
      expect(await send(store, noon + 60 * minute, 0)).toMatchObject({ decision: 'go' });
      expect(secondsOf(await send(store, noon, 1)) ?? 0).toBeLessThan(10);
    });

    it('join the end when a key is used for another customer', async () => {
      const store = await bench.store();
      for (let key = 0; key < 4; key++) await send(store, noon, key);
      const last = secondsOf(await send(store, noon, 4)) ?? 0;
      expect(secondsOf(await send(store, noon, 3, { to: '+16505559999' }))).toBeGreaterThan(last);
    });

    it('wait for a customer without holding up the number', async () => {
      const store = await bench.store();
      await throughputIs(store, 1_000, noon);
      const toOne = (key: string) =>
        ask(store, noon, { deduplication_key: key, to: '+16505550001' }, 100_000);
      for (let count = 0; count < 45; count++) await toOne(`one-${count}`);
      expect([secondsOf(await toOne('late-1')), secondsOf(await toOne('late-2'))]).toEqual([6, 12]);
      expect(
        await ask(store, noon, { deduplication_key: 'other', to: '+16505550002' }, 100_000),
      ).toMatchObject({
        decision: 'go',
      });
    });
  });
}
