import { startHandoffTimer } from '../../../hub/timers/handoff-timer.js';
import { createLog } from '../../../hub/log.js';

type Look = () => Promise<string[]>;

/** A timer over these looks, one after the other; the last one is taken again and again. */
function start(looks: Look[]) {
  const lines: { level: string; msg: string }[] = [];
  const woken: string[][] = [];
  const reached: (() => void)[] = [];
  let count = 0;
  const timer = startHandoffTimer({
    store: {
      raiseUnanswered: () => {
        const look = looks[Math.min(count, looks.length - 1)] as Look;
        count += 1;
        reached[count]?.();
        return look();
      },
    },
    wake: (subscriptions) => woken.push(subscriptions),
    log: createLog('info', { write: (line: string) => void lines.push(JSON.parse(line)) }),
    everyMs: 1,
  });
  return {
    ...timer,
    lines,
    woken,
    looks: () => count,
    /** Resolves when the nth look begins, counted from 1. */
    look: (nth: number) =>
      count >= nth ? Promise.resolve() : new Promise<void>((resolve) => (reached[nth] = resolve)),
  };
}

const nothing: Look = () => Promise.resolve([]);
const away: Look = () => Promise.reject(new Error('away near +16505551234'));

test('delivery is told of every request for a person', async () => {
  const timer = start([() => Promise.resolve(['a', 'b']), () => Promise.resolve(['c']), nothing]);
  await timer.look(3);
  await timer.close();
  expect(timer.woken.slice(0, 2)).toEqual([['a', 'b'], ['c']]);
});

test('a look waits for the one before', async () => {
  let atOnce = 0;
  let most = 0;
  const slow: Look = async () => {
    most = Math.max(most, (atOnce += 1));
    await new Promise((resolve) => setTimeout(resolve, 10));
    atOnce -= 1;
    return [];
  };
  const timer = start([slow]);
  await timer.look(4);
  await timer.close();
  expect(most).toBe(1);
});

test('failing is logged when it begins, and when it ends, without personal data', async () => {
  const timer = start([nothing, away, away, away, nothing, nothing, away, nothing]);
  await timer.look(9);
  await timer.close();
  expect(timer.lines.map(({ level }) => level)).toEqual(['error', 'info', 'error', 'info']);
  expect(JSON.stringify(timer.lines)).not.toContain('16505551234');
});

test('closing waits for the look that is under way, and begins no other', async () => {
  let end: (woken: string[]) => void = () => undefined;
  const timer = start([() => new Promise((resolve) => (end = resolve)), nothing]);
  await timer.look(1);
  let isClosed = false;
  const closed = timer.close().then(() => (isClosed = true));
  await new Promise(setImmediate);
  expect(isClosed).toBe(false);
  end(['a']);
  await closed;
  expect([timer.woken, timer.looks()]).toEqual([[['a']], 1]);
});
