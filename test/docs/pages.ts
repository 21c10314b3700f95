import { globSync, readFileSync } from 'node:fs';

/** The pages that people read, by path. */
export const pages = ['README.md', 'CHANGELOG.md', ...globSync('docs/**/*.md')].sort();

/** A page without its blocks of code. */
export function page(path: string): string {
  return readFileSync(path, 'utf8').replace(/^```[^]*?^```$/gm, '');
}

/** What is written in bold. */
export function boldIn(text: string): string[] {
  return [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, bold = '']) => bold);
}

/** What is written as code. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

/** The rows of the tables that have these columns, each as its cells. */
export function rowsUnder(text: string, ...columns: string[]): string[][] {
  const blocks = text.split(/\n\n+/).map((block) => block.split('\n').map(cells));
  return blocks
    .filter(([head = []]) => columns.every((column) => head.includes(column)))
    .flatMap(([head = [], , ...rows]) =>
      rows.map((row) => columns.map((column) => row[head.indexOf(column)] ?? '')),
    );
}

function cells(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** The anchors of the headings, as GitHub makes them. */
export function anchorsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
