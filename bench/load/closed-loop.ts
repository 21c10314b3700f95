import { createHistogram } from 'node:perf_hooks';
import { microsecondsSince, steadyNow } from '../clock.js';
import { Connection } from './connection.js';
import { emptyLedger, recordAnswer, type Ledger } from './ledger.js';
import type { RequestPool } from './requests.js';
import { latencyOf, type Latency } from '../statistics.js';

/** How to load a server as fast as it answers. */
export interface ClosedLoopOptions {
  port: number;
  connections: number;
  warmUpSeconds: number;
  seconds: number;
  /** How long a request in flight at the end may take before it counts as lost. */
  drainSeconds: number;
  /** Send the pool again when it is used up, instead of ending early. */
  again?: boolean;
}

/** What a closed loop saw; the latency and the rate leave the warm-up out, the ledger does not. */
export interface ClosedLoopResult {
  ledger: Ledger;
  /** Acknowledged while measuring. */
  acknowledged: number;
  measuredSeconds: number;
  requestsPerSecond: number;
  latency: Latency;
}

/**
 * Closed loop: each connection sends its next request when the one before is answered.
 * Ends after the time given, or earlier when the pool is used up; no request is sent twice unless `again`.
 */
export function runClosedLoop(
  pool: RequestPool,
  options: ClosedLoopOptions,
  measuring: () => void = () => undefined,
): Promise<ClosedLoopResult> {
  const ledger = emptyLedger();
  const histogram = createHistogram();
  let measuredFrom = Infinity;
  let measuredUntil = Infinity;
  let acknowledged = 0;
  let ending = false;
  let finished = false;

  return new Promise((resolve) => {
    const measure = setTimeout(() => {
      measuredFrom = steadyNow();
      measuring();
    }, options.warmUpSeconds * 1000);
    const end = setTimeout(stop, (options.warmUpSeconds + options.seconds) * 1000);
    let drain: NodeJS.Timeout;

    const connections = Array.from(
      { length: options.connections },
      () => new Connection(options.port, { idle: sendNext, answered, lost }),
    );

    function sendNext(connection: Connection): void {
      if (ending) return finishWhenQuiet();
      if (ledger.sent >= pool.length && !options.again) return stop();
      connection.send(pool.request(ledger.sent++ % pool.length), steadyNow());
    }

    function answered(connection: Connection, status: number): void {
      const counted = recordAnswer(ledger, status) && !ending && connection.startedAt >= measuredFrom;
      if (!counted) return;
      acknowledged++;
      histogram.record(microsecondsSince(connection.startedAt));
    }

    function lost(): void {
      ledger.lost++;
      if (ending) finishWhenQuiet();
    }

    function stop(): void {
      if (ending) return;
      ending = true;
      measuredUntil = steadyNow();
      clearTimeout(measure);
      clearTimeout(end);
      drain = setTimeout(finish, options.drainSeconds * 1000);
      finishWhenQuiet();
    }

    function finishWhenQuiet(): void {
      if (!connections.some((connection) => connection.busy)) finish();
    }

    function finish(): void {
      if (finished) return;
      finished = true;
      clearTimeout(drain);
      for (const connection of connections) connection.close();
      const measuredSeconds = Math.max(0, measuredUntil - measuredFrom) / 1000;
      resolve({
        ledger,
        acknowledged,
        measuredSeconds,
        requestsPerSecond: measuredSeconds === 0 ? 0 : acknowledged / measuredSeconds,
        latency: latencyOf(histogram),
      });
    }
  });
}
