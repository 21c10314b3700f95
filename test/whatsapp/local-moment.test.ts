import fc from 'fast-check';
import { localMoment } from '../../whatsapp/local-moment.js';
import { clockTime } from '../../whatsapp/time-zone.js';

const iso = (text: string, zone = 'Europe/Rome') => {
  const moment = localMoment(text, zone);
  return moment === null ? null : new Date(moment).toISOString();
};

test.each([
  ['2026-03-01T18:30:00Z', '2026-03-01T18:30:00.000Z'],
  ['2026-03-01T18:30:00.000+0000', '2026-03-01T18:30:00.000Z'],
  ['2026-03-01T18:30:00+05:30', '2026-03-01T13:00:00.000Z'],
  ['1772389800000', '2026-03-01T18:30:00.000Z'],
  ['2026-03-01T18:30:00', '2026-03-01T17:30:00.000Z'],
  ['2026-03-01 18:30', '2026-03-01T17:30:00.000Z'],
  ['2026-07-01 18:30', '2026-07-01T16:30:00.000Z'],
  ['2026-07-01', '2026-06-30T22:00:00.000Z'],
  ['1 Jul 2026, 18:30', '2026-07-01T16:30:00.000Z'],
])('%s is a moment, read in Rome where it tells no time zone', (written, moment) => {
  expect(iso(written)).toBe(moment);
});

test.each(['', 'yesterday', '03/04/2026', '2026-02-30', '2026-03-01T25:00'])('%j is no moment', (written) => {
  expect(iso(written)).toBeNull();
});

test('the hour before the clocks change is told from the one after', () => {
  expect(iso('2026-03-29 01:59')).toBe('2026-03-29T00:59:00.000Z');
  expect(iso('2026-03-29 03:00')).toBe('2026-03-29T01:00:00.000Z');
  expect(iso('2026-10-25 03:00')).toBe('2026-10-25T02:00:00.000Z');
});

test('what the clocks of a place show is read as it was meant', () => {
  const zones = ['Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati', 'Australia/Lord_Howe', 'UTC'];
  fc.assert(
    fc.property(fc.integer({ min: 1.6e9, max: 1.9e9 }), fc.constantFrom(...zones), (seconds, zone) => {
      const shown = clockTime(seconds * 1_000, zone);
      const read = localMoment(shown, zone);
      expect(read === null ? null : clockTime(read, zone)).toBe(shown);
    }),
  );
});
