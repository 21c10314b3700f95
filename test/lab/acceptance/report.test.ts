import { barText } from '../../../lab/acceptance/progress.js';
import type { Report } from '../../../lab/acceptance/report.js';
import { htmlOf } from '../../../lab/acceptance/report/html.js';
import { jsonOf } from '../../../lab/acceptance/report/json.js';
import { textOf } from '../../../lab/acceptance/report/text.js';
import { rowOf, type Measurement } from '../../../lab/acceptance/row.js';
import { rowKeys, type RowKey } from '../../../lab/acceptance/standards.js';
import { verdictOf } from '../../../lab/acceptance/verdict.js';

const measurements: Partial<Record<RowKey, Measurement>> = {
  delivery: {
    value: 97,
    detail: '97 of 100.',
    problems: ['Message 3 (a) got as far as sent.', '<script>alert(1)</script>'],
  },
  content: { value: 100, detail: '', problems: [] },
  display: { value: Infinity, detail: '', problems: [] },
  peak: { broken: 'The hub was gone.' },
};

const rows = rowKeys.map((key) => rowOf(key, measurements[key] ?? { needs: 'It needs a customer.' }));
const report: Report = {
  where: 'lab',
  startedAt: '2026-03-01T10:00:00.000Z',
  seconds: 61,
  asked: 100,
  sent: 99,
  delivered: 97,
  verdict: verdictOf(100, 97, rows),
  rows,
  displayTimes: [0.4, 0.5, 0.5, 2.9, 7],
};

test('the JSON has sent, delivered, and a pass for each row', () => {
  const json = jsonOf(report);
  expect(json).toMatchObject({ sent: 99, delivered: 97, accepted: false, messages: 100 });
  const rows = json.rows as {
    key: string;
    pass: boolean | null;
    measured: number | null;
    standard: number;
  }[];
  expect(rows.map(({ key, pass }) => [key, pass])).toEqual([
    ['delivery', false],
    ['content', true],
    ['display', false],
    ['sync', null],
    ['records', null],
    ['peak', false],
    ['recovery', null],
    ['tags', null],
    ['handoff', null],
  ]);
  expect(rows[0]).toMatchObject({ standard: 99, best: 99.9, measured: 97 });
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});

test('the table has a line for each row, and the verdict', () => {
  const text = textOf(report);
  expect(text).toMatch(/^Template delivery rate +≥ 99 % +99.9 % +97 % +fail$/m);
  expect(text).toMatch(/^Time to display +< 3 s +– +never +fail$/m);
  expect(text).toMatch(/^Two-way sync delay +≤ 3 s +0.8 s +– +not measured$/m);
  expect(text).toContain('Message 3 (a) got as far as sent.');
  expect(text.trim().split('\n').at(-1)).toMatch(/^The connection is not accepted: 97 of 100/);
});

test('the page needs no network, says every state in words, and lets no text become markup', () => {
  const html = htmlOf(report);
  expect(html).not.toMatch(/https?:|<script|@import|url\(/);
  expect(html).not.toMatch(/NaN|undefined|Infinity/);
  expect(html.match(/<span class="result [a-z]+">(pass|fail|not measured)</g)).toHaveLength(9);
  expect(html.match(/<th scope="row">/g)).toHaveLength(9);
  expect(html.match(/<svg[^>]*role="img"[^>]*aria-labelledby="[a-z-]+ [a-z-]+"/g)).toHaveLength(2);
  expect(html).toContain('&#60;script&#62;');
  const open = [...html.matchAll(/<(\w+)[^>]*[^/]>/g)].map(([, name]) => name);
  const closed = [...html.matchAll(/<\/(\w+)>/g)].map(([, name]) => name);
  expect(open.filter((name) => name === 'section')).toHaveLength(
    closed.filter((name) => name === 'section').length,
  );
});

test('an accepted connection with a row that failed is not shown as simply good', () => {
  const good = [rowOf('content', { value: 100, detail: '', problems: [] })];
  const classOf = (shown: Report) => /<p class="verdict (\w+)"/.exec(htmlOf(shown))?.[1];
  const accepted = (list: typeof rows) => ({ ...report, rows: list, verdict: verdictOf(100, 100, list) });
  expect(classOf(accepted(good))).toBe('pass');
  expect(classOf(accepted(rows))).toBe('mixed');
  expect(classOf(report)).toBe('fail');
  expect(htmlOf(accepted(rows))).toContain(
    'did not pass: Template delivery rate, Time to display, Peak load.',
  );
});

test('on a phone each value stands under its row, and nothing has a width of its own', () => {
  const html = htmlOf(report);
  expect(html).not.toMatch(/viewBox|min-width: \d{3}px;/);
  expect(html.match(/<td [^>]*data-column="(Standard|Best of the trade|Measured|Result)"/g)).toHaveLength(36);
});

test('the page of a run in which nothing arrived', () => {
  const html = htmlOf({ ...report, delivered: 0, displayTimes: [] });
  expect(html).not.toMatch(/NaN|undefined|Infinity/);
});

test('the bar grows to its end and no further', () => {
  expect(barText('Sending', 0, 100)).toBe(`${'░'.repeat(30)}  0/100  Sending`);
  expect(barText('Sending', 50, 100)).toBe(`${'█'.repeat(15)}${'░'.repeat(15)}  50/100  Sending`);
  expect(barText('Sending', 100, 100)).toBe(`${'█'.repeat(30)}  100/100  Sending`);
  expect(barText('Waiting', 0, 0)).toBe(`${'█'.repeat(30)}  0/0  Waiting`);
});
