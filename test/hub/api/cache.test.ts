import { AnswerCache } from '../../../hub/api/cache.js';

const forever = { until: Infinity, isRefusal: false };
const refused = { until: Infinity, isRefusal: true };

/** A cache, and a way to ask it that gives how often that key's question was put. */
function counting({
  size,
  refusals = 1,
  now = () => 0,
}: {
  size: number;
  refusals?: number;
  now?: () => number;
}) {
  const cache = new AnswerCache<number>({ size, refusals, now });
  const asked = new Map<string, number>();
  return {
    cache,
    ask: (key: string, verdict = forever) =>
      cache.get(
        key,
        () => {
          asked.set(key, (asked.get(key) ?? 0) + 1);
          return Promise.resolve(asked.get(key) ?? 0);
        },
        () => verdict,
      ),
  };
}

test('keeps at most so many answers; the oldest gives way', async () => {
  const { ask } = counting({ size: 2 });
  for (const key of ['a', 'b', 'c']) await ask(key);
  expect(await ask('b')).toBe(1);
  expect(await ask('a')).toBe(2);
});

test('refusals never push out an answer, however many there are', async () => {
  const { ask } = counting({ size: 2, refusals: 2 });
  await ask('good');
  for (const key of ['r1', 'r2', 'r3', 'r4']) await ask(key, refused);
  expect(await ask('good')).toBe(1);
  expect(await ask('r4', refused)).toBe(1);
  expect(await ask('r1', refused)).toBe(2);
});

test('questions under way never push out an answer', async () => {
  const { cache, ask } = counting({ size: 1 });
  await ask('good');
  for (const key of ['x', 'y'])
    void cache.get(
      key,
      () => new Promise(() => undefined),
      () => forever,
    );
  expect(await ask('good')).toBe(1);
});

test('knows a key whose answer has run out, until it is refused', async () => {
  let now = 0;
  const { cache, ask } = counting({ size: 2, now: () => now });
  await ask('a', { until: 10, isRefusal: false });
  now = 11;
  expect([cache.knows('a'), cache.knows('b')]).toEqual([true, false]);
  expect(await ask('a', refused)).toBe(2);
  expect(cache.knows('a')).toBe(false);
});

test('a question that fails is asked again', async () => {
  const cache = new AnswerCache<string>({ size: 2, refusals: 1 });
  const verdict = () => forever;
  await expect(cache.get('a', () => Promise.reject(new Error('away')), verdict)).rejects.toThrow('away');
  expect(await cache.get('a', () => Promise.resolve('here'), verdict)).toBe('here');
});
