import type { ZObject } from 'zapier-platform-core';
import { Deadline } from '../../api/deadline.js';
import { passes } from '../clock.js';
import { failure, offline, run, type AnyPerform } from '../zapier.js';

offline();

describe('a deadline', () => {
  const timeout = (deadline: Deadline, most?: number) =>
    run(((z: ZObject) => Promise.resolve(deadline.within(z, most))) as AnyPerform) as Promise<number>;

  it('leaves a request its own time while there is enough', async () => {
    expect(await timeout(new Deadline(20_000), 3_500)).toBe(3_500);
  });

  it('leaves a later request only what is left', async () => {
    const deadline = new Deadline(20_000);
    passes(18);
    const left = await timeout(deadline, 3_500);
    expect(left).toBeGreaterThan(1_000);
    expect(left).toBeLessThanOrEqual(2_000);
  });

  it('keeps time for what comes later', async () => {
    expect(await timeout(new Deadline(20_000).before(15_000), 10_000)).toBeLessThanOrEqual(5_000);
  });

  it('that is over stops the step before anything is sent', async () => {
    const deadline = new Deadline(20_000);
    passes(20);
    expect((await failure(timeout(deadline))).message).toMatch(/took too long.+Nothing was sent\./);
  });

  it('has a last word to the hub once it is over, and no more after the 30 seconds', () => {
    const deadline = new Deadline();
    expect(deadline.lastWord(3_500)).toBe(3_500);
    passes(27);
    expect(deadline.lastWord(3_500)).toBeLessThanOrEqual(2_500);
    passes(3);
    expect(deadline.lastWord(3_500)).toBe(1);
  });

  it('of a step lies before the 30 seconds after which Zapier ends it', () => {
    expect(new Deadline().left).toBeLessThan(28_000);
  });
});
