import { count, machineLine, rowLines, times } from '../text.js';
import type { Queue } from './backlog.js';
import type { IntakeReport } from './intake.js';

/** The whole report as text for a terminal. */
export function reportText(report: IntakeReport): string {
  return [
    machineLine(report.machine),
    '',
    'Closed loop, 64 connections, signed text messages of 1 KB; the median of interleaved rounds',
    ...rowLines(report.rows),
    '',
    `Hub to signed node:http (d/b)  ${report.ratios.hubToSignedHttp.toFixed(2)}`,
    `Hub to naive store (d/c)       ${report.ratios.hubToNaive.toFixed(2)}`,
    '',
    ...openLoopLines(report.openLoop),
    '',
    ...batchedLines(report.batched),
  ].join('\n');
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

function queue({ early, late, max, growing }: Queue): string {
  return (
    `${growing ? 'GROWS' : 'does not grow'}: ${count(early)} in the first quarter, ` +
    `${count(late)} in the last, at most ${count(max)}`
  );
}
