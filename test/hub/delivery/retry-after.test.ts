import { retryAfterMs } from '../../../hub/delivery/retry-after.js';

const now = Date.UTC(2026, 0, 15, 12, 0, 0);

test.each([
  ['seconds', '120', 120_000],
  ['a date', 'Thu, 15 Jan 2026 12:01:30 GMT', 90_000],
  ['a date that is over', 'Thu, 15 Jan 2026 11:00:00 GMT', 0],
  ['nothing', undefined, null],
  ['an empty text', '', null],
  ['nonsense', 'soon', null],
])('Retry-After as %s', (_what, header, wait) => {
  expect(retryAfterMs(header, now)).toBe(wait);
});
