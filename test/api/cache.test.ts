import type { ZObject } from 'zapier-platform-core';
import { recall, remember } from '../../api/cache.js';
import { offline, run, type AnyPerform } from '../zapier.js';

offline();

const withZ = (work: (z: ZObject) => unknown) => run(work as AnyPerform);

describe('Zapier’s memory', () => {
  it('gives what was put into it, for this connection only', async () => {
    const asked: unknown[][] = [];
    const cache = {
      get: (...call: unknown[]) => Promise.resolve(asked.push(call) && 'kept'),
      set: (...call: unknown[]) => Promise.resolve(asked.push(call)),
    };
    await remember({ cache } as unknown as ZObject, 'k', 'kept', 60);
    expect(await recall({ cache } as unknown as ZObject, 'k')).toBe('kept');
    expect(asked).toEqual([
      ['k', 'kept', 60, ['auth']],
      ['k', ['auth']],
    ]);
  });

  it('gives null for what it does not have', async () => {
    expect(await withZ((z) => recall(z, 'nothing'))).toBeNull();
  });

  it.each(['rejects', 'throws'])('that %s remembers nothing and stops nothing', async (how) => {
    const fail = () => {
      if (how === 'throws') throw new Error('quota');
      return Promise.reject(new Error('quota'));
    };
    const z = { cache: { get: fail, set: fail } } as unknown as ZObject;
    await expect(remember(z, 'k', 1, 60)).resolves.toBeUndefined();
    await expect(recall(z, 'k')).resolves.toBeNull();
  });
});
