import { percent, rowOf } from '../../../lab/acceptance/row.js';
import { percentile } from '../../../lab/acceptance/percentile.js';
import { rowKeys, standards, type RowKey } from '../../../lab/acceptance/standards.js';
import { standardText, valueText } from '../../../lab/acceptance/values.js';
import { allPass, verdictOf } from '../../../lab/acceptance/verdict.js';

const measured = (value: number) => ({ value, detail: '', problems: [] });

test.each<[RowKey, pass: number, fail: number]>([
  ['delivery', 99, 98.999],
  ['content', 100, 99.99],
  ['display', 2.999, 3],
  ['sync', 3, 3.001],
  ['records', 99.5, 99.49],
  ['peak', 1_000, 999.9],
  ['recovery', 30, 30.1],
  ['tags', 95.1, 95],
  ['handoff', 100, 99],
])('%s passes with %d and not with %d', (key, pass, fail) => {
  expect(rowOf(key, measured(pass)).pass).toBe(true);
  expect(rowOf(key, measured(fail)).pass).toBe(false);
});

test('what was not measured is no pass and no failure, and what broke has failed', () => {
  expect(rowOf('tags', { needs: 'It needs customers.' })).toMatchObject({ pass: null, measured: null });
  expect(rowOf('tags', { broken: 'The hub was gone.' })).toMatchObject({ pass: false, measured: null });
  expect(rowOf('display', measured(Infinity)).pass).toBe(false);
});

test('nothing of nothing is none, and no time at all is never', () => {
  expect(percent(0, 0)).toBe(0);
  expect(percentile([], 95)).toBe(Infinity);
});

test('a percentile is one of the values', () => {
  const values = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect([5, 50, 95, 100].map((share) => percentile(values, share))).toEqual([1, 10, 19, 20]);
  // Who never arrived counts.
  expect(percentile([1, 2, Infinity], 95)).toBe(Infinity);
});

test('a value is never shown as better than it is', () => {
  expect(valueText(98.9999, standards.delivery)).toBe('98.99 %');
  expect(valueText(3.0001, standards.sync)).toBe('3.01 s');
  expect(valueText(999.9, standards.peak)).toBe('999 a minute');
  expect(valueText(99.9, standards.delivery)).toBe('99.9 %');
  expect(valueText(0.8, standards.sync)).toBe('0.8 s');
  expect(valueText(Infinity, standards.sync)).toBe('never');
  expect(valueText(null, standards.sync)).toBe('–');
});

test('the standards as a person reads them', () => {
  expect(rowKeys.map((key) => standardText(standards[key]))).toEqual([
    '≥ 99 %',
    '100 %',
    '< 3 s',
    '≤ 3 s',
    '≥ 99.5 %',
    '≥ 1,000 a minute',
    '≤ 30 s',
    '> 95 %',
    '100 %',
  ]);
});

test('98 of 100 delivered make a connection good, 97 do not, and fewer messages tell nothing', () => {
  const rows = [rowOf('tags', measured(100))];
  expect(verdictOf(100, 98, rows)).toEqual({
    accepted: true,
    text: 'The connection is accepted: 98 of 100 sample messages were delivered (98 %), and 98 % are needed.',
  });
  expect(verdictOf(100, 97, rows).accepted).toBe(false);
  expect(verdictOf(1_000, 979, rows)).toMatchObject({ accepted: false });
  expect(verdictOf(1_000, 979, rows).text).toContain('97.9 %');
  expect(verdictOf(12, 12, rows).accepted).toBeNull();
});

test('the verdict names the rows that did not pass, and says why the exit code is 1', () => {
  const rows = [
    rowOf('tags', measured(100)),
    rowOf('peak', measured(900)),
    rowOf('sync', { needs: 'a CRM' }),
  ];
  expect(verdictOf(100, 100, rows).text).toBe(
    'The connection is accepted: 100 of 100 sample messages were delivered (100 %), and 98 % are needed; 1 row did not pass: Peak load. The exit code is 1, because every row that is measured has to pass.',
  );
  expect(verdictOf(9, 9, [...rows, rowOf('display', measured(4))]).text).toContain(
    '; 2 rows did not pass: Peak load, Time to display.',
  );
  expect(verdictOf(9, 9, [rowOf('sync', { needs: 'a CRM' })]).text).toContain('no row could be measured');
});

test('a run passes when all that was measured passes, and something was', () => {
  const pass = rowOf('tags', measured(100));
  const fail = rowOf('tags', measured(0));
  const open = rowOf('sync', { needs: 'a CRM' });
  expect(allPass([pass, open])).toBe(true);
  expect(allPass([pass, fail])).toBe(false);
  expect(allPass([open])).toBe(false);
});
