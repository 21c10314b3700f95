import type { Log } from '../log.js';
import type { FailureStore } from '../store/failures/store.js';
import { startTimer, type Timer } from './timer.js';

interface Needs {
  store: Pick<FailureStore, 'escalateFailures'>;
  log: Log;
  everyMs?: number;
}

/** A day is waited for; nobody minds a minute more. */
const usualEveryMs = 60_000;

/** Looks, again and again, whether a failure is a day old that no person looked at, and tells Zaps of it. */
export function startFailureTimer({ store, log, everyMs = usualEveryMs }: Needs): Timer {
  return startTimer({
    look: async () => {
      const failures = await store.escalateFailures(Date.now());
      if (failures > 0)
        log.warn({ failures }, 'nobody looked at these failures for a day: see GET /v1/failures');
    },
    everyMs,
    log,
    words: {
      fails: 'failures that nobody looked at cannot be found; it is tried again',
      works: 'failures that nobody looked at are found again',
    },
  });
}
