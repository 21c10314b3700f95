import { count, machineLine, rowLines, table, times } from '../text.js';
import type { AppendRow } from './append-rounds.js';
import type { ProjectionReport, Ratios } from './projection.js';
import type { WindowReport } from './window-pages.js';

const APPEND_HEAD = ['', 'what', 'updates/s', 'min – max', 'p50 ms', 'p99 ms', 'CPU µs/update'];

/** The whole report as text for a terminal. */
export function reportText({ machine, stores, rows, ratios, append, windows }: ProjectionReport): string {
  return [
    machineLine(machine),
    `${count(stores.contacts)} contacts; small store: ${count(stores.smallEvents)} events, large store: ${count(stores.largeEvents)}`,
    '',
    'Closed loop, 64 connections, signed messages and statuses of 1 KB; the median of interleaved rounds',
    ...rowLines(rows),
    '',
    ...ratioLines(ratios),
    '',
    `The store alone, ${append.updatesPerBatch} updates a transaction, batch by batch in turn; times of a batch`,
    table([APPEND_HEAD, ...append.rows.map(appendCells)]),
    '',
    ...ratioLines(append.ratios),
    '',
    ...windowLines(windows),
  ].join('\n');
}

function ratioLines({ projectionToLog, largeToSmallStore }: Ratios): string[] {
  return [
    `With contacts to event log alone (b/a)  ${projectionToLog.toFixed(2)}`,
    `Large store to small store (c/b)        ${largeToSmallStore.toFixed(2)}`,
  ];
}

function appendCells(row: AppendRow): string[] {
  return [
    `(${row.key})`,
    row.what,
    count(row.updatesPerSecond),
    `${count(row.min)} – ${count(row.max)}`,
    row.batch.p50.toFixed(1),
    row.batch.p99.toFixed(1),
    row.cpuPerUpdate.toFixed(0),
  ];
}

function windowLines({ contacts, pages }: WindowReport): string[] {
  const width = Math.max(...pages.map(({ query }) => query.length));
  return [
    `One window in which ${count(contacts)} contacts changed, asked for in pages of 100 to the end; times of a page`,
    ...pages.map(
      (page) =>
        `  ${page.query.padEnd(width)}  ${times(page)}, CPU ${page.cpu.toFixed(1)} ms (${count(page.pages)} pages)`,
    ),
  ];
}
