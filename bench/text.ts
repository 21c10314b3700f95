import type { Machine } from './machine.js';
import type { Row } from './rounds.js';
import type { Latency } from './statistics.js';

const ROW_HEAD = [
  '',
  'server',
  'requests/s',
  'min – max',
  'p50 ms',
  'p99 ms',
  'CPU µs/request',
  'refused',
  'lost',
];

/** The machine in one line. */
export function machineLine(machine: Machine): string {
  const { cpus, cpu, memoryGiB, system, node, sqlite, fsyncMs, load } = machine;
  return (
    `${cpus} × ${cpu}, ${memoryGiB} GiB, ${system}, Node ${node}, SQLite ${sqlite}, ` +
    `4 KB to disk in ${fsyncMs.toFixed(2)} ms, load before the run ${load.toFixed(1)}`
  );
}

/** What the contestants of rounds did, as a table, and what each of them is. */
export function rowLines(rows: readonly Row[]): string[] {
  return [table([ROW_HEAD, ...rows.map(rowCells)]), '', ...rows.map((row) => `(${row.key}) ${row.what}`)];
}

/** The percentiles in words. */
export function times({ p50, p99, max }: Latency): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(1)} ms`;
}

/** A whole number with separators. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** Columns as wide as their widest cell; the first two are words, the others numbers. */
export function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]): string =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return rows.map(line).join('\n');
}

function rowCells(row: Row): string[] {
  return [
    `(${row.key})`,
    row.server,
    count(row.requestsPerSecond),
    `${count(row.min)} – ${count(row.max)}`,
    row.p50.toFixed(1),
    row.p99.toFixed(1),
    row.cpuPerRequest === null ? '–' : row.cpuPerRequest.toFixed(0),
    count(row.refused),
    count(row.lost),
  ];
}
