import type { Log } from '../log.js';
import type { ContactStore } from '../store/contacts/store.js';
import { startTimer, type Timer } from './timer.js';

interface Needs {
  store: Pick<ContactStore, 'raiseUnanswered'>;
  /** Tells delivery which subscriptions have something new. */
  wake(subscriptions: string[]): void;
  log: Log;
  everyMs?: number;
}

/** A person must know within seconds, so the event leaves the hub within one second of its condition. */
const usualEveryMs = 300;

/**
 * Looks, again and again, whether a customer has waited too long for an answer. Who waits since when is in the
 * database, so nothing is forgotten while the hub is down.
 */
export function startHandoffTimer({ store, wake, log, everyMs = usualEveryMs }: Needs): Timer {
  return startTimer({
    look: async () => wake(await store.raiseUnanswered(Date.now())),
    everyMs,
    log,
    words: {
      fails: 'customers who wait for an answer cannot be found; it is tried again',
      works: 'customers who wait for an answer are found again',
    },
  });
}
