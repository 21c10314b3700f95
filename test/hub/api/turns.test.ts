import { Turns } from '../../../hub/api/turns.js';

const busy = () => new Error('busy');

/** Work that goes on until it is told to end. */
function work() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const state = { started: false, end: () => end() };
  return Object.assign(state, {
    run: () => {
      state.started = true;
      return ended;
    },
  });
}

test('only so much runs at a time; the next starts when one ends, even badly', async () => {
  const turns = new Turns({ atOnce: 1, waitMs: 5_000, busy });
  const [first, second] = [work(), work()];
  const failing = turns.take(async () => {
    await first.run();
    throw new Error('away');
  });
  const waiting = turns.take(second.run);
  await new Promise((resolve) => setImmediate(resolve));
  expect([first.started, second.started]).toEqual([true, false]);
  first.end();
  await expect(failing).rejects.toThrow('away');
  second.end();
  await waiting;
  expect(second.started).toBe(true);
});

test('who waits too long is told that it is busy, and never runs', async () => {
  const turns = new Turns({ atOnce: 1, waitMs: 20, busy });
  const [first, second, third] = [work(), work(), work()];
  const running = turns.take(first.run);
  await expect(turns.take(second.run)).rejects.toThrow('busy');
  first.end();
  await running;
  third.end();
  await turns.take(third.run);
  expect([second.started, third.started]).toEqual([false, true]);
});
