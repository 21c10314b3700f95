import { createHistogram } from 'node:perf_hooks';
import { microsecondsSince, steadyNow } from '../clock.js';
import { Connection } from './connection.js';
import { emptyLedger, recordAnswer, type Ledger } from './ledger.js';
import type { RequestPool } from './requests.js';
import { evenSchedule } from './schedule.js';
import { latencyOf, type Latency } from '../statistics.js';

/** How to load a server at a rate that does not wait for it. */
export interface OpenLoopOptions {
  port: number;
  connections: number;
  /** Requests a second. */
  rate: number;
  /** How long requests still unanswered after the last was due may take before they count as lost. */
  drainSeconds: number;
}

/** How far an open loop is. */
export interface OpenLoopProgress {
  due: number;
  acknowledged: number;
}

export interface OpenLoopResult {
  ledger: Ledger;
  /** Steady-clock milliseconds at which the first request was due. */
  startedAt: number;
  /** From the moment each request was due, so that waiting for a slow server is counted (no coordinated omission). */
  latency: Latency;
}

const PROGRESS_MS = 250;

/** Open loop: every request of the pool is sent when it is due, or as soon after as a connection is free. */
export function runOpenLoop(
  pool: RequestPool,
  options: OpenLoopOptions,
  progress: (now: OpenLoopProgress) => void = () => undefined,
): Promise<OpenLoopResult> {
  const ledger = emptyLedger();
  const histogram = createHistogram();
  const idle: Connection[] = [];
  const startedAt = steadyNow() + 100;
  const schedule = evenSchedule(startedAt, options.rate, pool.length);
  let due = 0;
  let finished = false;

  return new Promise((resolve) => {
    const report = setInterval(() => progress({ due, acknowledged: ledger.acknowledged }), PROGRESS_MS);
    const ticker = setInterval(tick, 1);
    const endsAt = schedule.dueAt(pool.length) + options.drainSeconds * 1000;

    const connections = Array.from(
      { length: options.connections },
      () =>
        new Connection(options.port, {
          idle: (connection) => {
            if (ledger.sent < due) send(connection);
            else idle.push(connection);
          },
          answered: (connection, status) => {
            if (recordAnswer(ledger, status)) histogram.record(microsecondsSince(connection.startedAt));
          },
          lost: () => {
            ledger.lost++;
          },
          closed: (connection) => {
            const at = idle.indexOf(connection);
            if (at >= 0) idle.splice(at, 1);
          },
        }),
    );

    function tick(): void {
      const now = steadyNow();
      due = schedule.dueBy(now);
      while (ledger.sent < due) {
        const connection = idle.pop();
        if (!connection) break;
        send(connection);
      }
      const answered = ledger.acknowledged + ledger.refused + ledger.lost;
      if (answered === pool.length || now > endsAt) finish();
    }

    function send(connection: Connection): void {
      const index = ledger.sent++;
      connection.send(pool.request(index), schedule.dueAt(index));
    }

    function finish(): void {
      if (finished) return;
      finished = true;
      clearInterval(ticker);
      clearInterval(report);
      for (const connection of connections) connection.close();
      resolve({ ledger, startedAt, latency: latencyOf(histogram) });
    }
  });
}
