import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.js';

export interface TimerNeeds {
  /** Looks whether something is due, and does it. */
  look(): Promise<void>;
  everyMs: number;
  log: Log;
  /** What is logged, once, when looking fails, and when it works again. */
  words: { fails: string; works: string };
}

export interface Timer {
  /** Resolves when the last look has ended. */
  close(): Promise<void>;
}

/** Looks again and again, each time after the look before has ended. A look that fails is taken again. */
export function startTimer(needs: TimerNeeds): Timer {
  const closing = new AbortController();
  const ended = run(needs, closing.signal);
  return {
    close() {
      closing.abort();
      return ended;
    },
  };
}

async function run({ look, everyMs, log, words }: TimerNeeds, signal: AbortSignal): Promise<void> {
  let failing = false;
  const pause = () => sleep(everyMs, true, { signal }).catch(() => false);
  while (await pause()) {
    try {
      await look();
      if (failing) log.info(words.works);
      failing = false;
    } catch (error) {
      if (!failing) log.error({ err: error }, words.fails);
      failing = true;
    }
  }
}
