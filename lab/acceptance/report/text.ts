import type { Report } from '../report.js';
import type { Row } from '../row.js';
import { standards } from '../standards.js';
import { standardText, valueText } from '../values.js';
import { styled } from '../../command/print.js';

const headings = ['', 'Standard', 'Best of the trade', 'Measured', 'Result'] as const;

/** The table, with what a row needs or what went wrong below it, and the verdict. */
export function textOf({ rows, verdict }: Report): string {
  const cells = rows.map((row) => [
    standards[row.key].title,
    standardText(row),
    valueText(row.best, row),
    valueText(row.measured, row),
    resultOf(row),
  ]);
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((line) => (line[column] ?? '').length)),
  );
  const padded = (line: readonly string[]) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0));
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const table = rows.map((row, index) => {
    const line = padded(cells[index] ?? []);
    const result = line.pop() ?? '';
    return `${line.join('  ')}  ${coloured(row, result)}`.trimEnd();
  });
  return [
    styled(padded(headings).join('  ').trimEnd(), 'bold'),
    rule,
    ...table,
    '',
    ...rows.flatMap(notes),
    '',
    styled(verdict.text, verdict.accepted === false ? 'red' : 'bold'),
    '',
  ].join('\n');
}

/** The result of a row in a word or two. */
export function resultOf({ pass }: Pick<Row, 'pass'>): string {
  return pass === null ? 'not measured' : pass ? 'pass' : 'fail';
}

function coloured(row: Row, text: string): string {
  if (row.pass === null) return styled(text, 'dim');
  return styled(text, row.pass ? 'green' : 'red');
}

/** More of them are in the report. */
const shownProblems = 5;

function notes({ title, detail, problems }: Row): string[] {
  const more = problems.length - shownProblems;
  return [
    `${styled(`${title}.`, 'bold')} ${detail}`,
    ...problems.slice(0, shownProblems).map((problem) => `    ${problem}`),
    ...(more > 0 ? [`    … and ${more} more; the report has all of them.`] : []),
  ];
}
