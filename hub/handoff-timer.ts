import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log.js';
import type { ContactStore } from './store/contacts/store.js';

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
 * database, so nothing is forgotten while the hub is down. `close` resolves when the last look has ended.
 */
export function startHandoffTimer(needs: Needs): { close(): Promise<void> } {
  const closing = new AbortController();
  const ended = run(needs, closing.signal);
  return {
    close() {
      closing.abort();
      return ended;
    },
  };
}

async function run({ store, wake, log, everyMs = usualEveryMs }: Needs, signal: AbortSignal): Promise<void> {
  let failing = false;
  const pause = () => sleep(everyMs, true, { signal }).catch(() => false);
  while (await pause()) {
    try {
      wake(await store.raiseUnanswered(Date.now()));
      if (failing) log.info('customers who wait for an answer are found again');
      failing = false;
    } catch (error) {
      if (!failing)
        log.error({ err: error }, 'customers who wait for an answer cannot be found; it is tried again');
      failing = true;
    }
  }
}
