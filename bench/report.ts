import type { Queue } from './backlog.js';
import type { IntakeReport } from './intake.js';
import type { Latency } from './statistics.js';

const HEAD = [
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

/** The whole report as text for a terminal. */
export function reportText(report: IntakeReport): string {
  return [
    machineLine(report.machine),
    '',
    'Closed loop, 64 connections, signed text messages of 1 KB; the median of interleaved rounds',
    table([HEAD, ...report.rows.map(rowCells)]),
    '',
    ...report.rows.map((row) => `(${row.key}) ${row.what}`),
    '',
    `Hub to signed node:http (d/b)  ${report.ratios.hubToSignedHttp.toFixed(2)}`,
    `Hub to naive store (d/c)       ${report.ratios.hubToNaive.toFixed(2)}`,
    '',
    ...openLoopLines(report.openLoop),
    '',
    ...batchedLines(report.batched),
  ].join('\n');
}

function machineLine(machine: IntakeReport['machine']): string {
  const { cpus, cpu, memoryGiB, system, node, sqlite, fsyncMs, load } = machine;
  return (
    `${cpus} × ${cpu}, ${memoryGiB} GiB, ${system}, Node ${node}, SQLite ${sqlite}, ` +
    `4 KB to disk in ${fsyncMs.toFixed(2)} ms, load before the run ${load.toFixed(1)}`
  );
}

function rowCells(row: IntakeReport['rows'][number]): string[] {
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

function openLoopLines(run: IntakeReport['openLoop']): string[] {
  return [
    `Open loop, ${count(run.rate)} requests/s for ${run.seconds} s, one subscription; times from when each was due`,
    `  answered   ${times(run)}`,
    `  delivered  ${times(run.deliveryLag)}`,
    `  ledger     sent ${count(run.sent)} = acknowledged ${count(run.acknowledged)} = stored ` +
      `${count(run.stored)} = delivered ${count(run.delivered)} (${count(run.repeated)} repeated, in ` +
      `${count(run.posts)} posts)`,
    `  waiting for an answer  ${queue(run.queues.intake)}`,
    `  waiting for delivery   ${queue(run.queues.delivery)}`,
  ];
}

function batchedLines(run: IntakeReport['batched']): string[] {
  return [
    `Batched, ${run.updatesPerBody} updates a body of ${count(run.bytesPerBody / 1024)} KB, ` +
      `${run.connections} connections`,
    `  ${count(run.eventsPerSecond)} events/s, a body answered in ${times(run)}`,
    `  ledger     sent ${count(run.sent)} = acknowledged ${count(run.acknowledged)} = stored ${count(run.stored)}`,
  ];
}

function times({ p50, p99, max }: Latency): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(1)} ms`;
}

function queue({ early, late, max, growing }: Queue): string {
  return (
    `${growing ? 'GROWS' : 'does not grow'}: ${count(early)} in the first quarter, ` +
    `${count(late)} in the last, at most ${count(max)}`
  );
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** Columns as wide as their widest cell; the first two are words, the others numbers. */
function table(rows: readonly string[][]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]): string =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return rows.map(line).join('\n');
}
