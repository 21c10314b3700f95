import type { Log } from '../log.js';
import type { SendStore } from '../store/sends/store.js';
import { startTimer, type Timer } from '../timers/timer.js';

interface Needs {
  store: Pick<SendStore, 'noteMissedWebhooks'>;
  log: Log;
  /** Epoch milliseconds. */
  now?: () => number;
  everyMs?: number;
}

export interface MissedWebhooks extends Timer {
  /** Says that a webhook was not taken just now. */
  note(): void;
}

const usualEveryMs = 300;

/**
 * Writes down when webhooks were missed, as soon as the database takes it: who asks what became of a send must not
 * take the silence for an answer.
 */
export function startMissedWebhooks({
  store,
  log,
  now = Date.now,
  everyMs = usualEveryMs,
}: Needs): MissedWebhooks {
  let missedAt: number | null = null;
  const writeDown = async () => {
    const noted = missedAt;
    if (noted === null) return;
    await store.noteMissedWebhooks(noted);
    if (missedAt === noted) missedAt = null;
  };
  const timer = startTimer({
    look: writeDown,
    everyMs,
    log,
    words: {
      fails: 'that webhooks were missed cannot be written down; it is tried again',
      works: 'that webhooks were missed is written down again',
    },
  });
  return {
    note: () => void (missedAt = now()),
    async close() {
      await timer.close();
      // The next start writes it down otherwise.
      await writeDown().catch(() => undefined);
    },
  };
}
