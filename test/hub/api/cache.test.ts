import { AnswerCache } from '../../../hub/api/cache.js';

const forever = () => Infinity;

test('keeps at most so many answers; the oldest gives way', async () => {
  const cache = new AnswerCache<string>(2);
  let asked = 0;
  const ask = (key: string) => cache.get(key, () => Promise.resolve(`${key}${++asked}`), forever);
  await ask('a');
  await ask('b');
  await ask('c');
  expect(await ask('b')).toBe('b2');
  expect(await ask('a')).toBe('a4');
});

test('a question that fails is asked again', async () => {
  const cache = new AnswerCache<string>(2);
  await expect(cache.get('a', () => Promise.reject(new Error('away')), forever)).rejects.toThrow('away');
  expect(await cache.get('a', () => Promise.resolve('here'), forever)).toBe('here');
});
