import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MeasureOptions } from './measure-options.js';
import type { PlannedMessage } from './plan.js';
import type { Preparation, ReadySample } from './preparation.js';
import { runAsZap, type Ended } from './run-step.js';
import type { Setting } from './setting.js';
import { deliveredAt, StatusWatch, type Followed } from './status-watch.js';

/** A sample message on its way. */
export interface Journey {
  planned: PlannedMessage;
  sample: ReadySample;
  ended: Ended;
  /** Null: it did not go out. */
  messageId: string | null;
  followed: Followed | null;
}

/** Sends what was planned through the built integration, and waits for what the hub hears of it. */
export async function runSamples(
  setting: Setting,
  { editor, ready }: Preparation,
  plan: readonly PlannedMessage[],
  options: MeasureOptions,
): Promise<Journey[]> {
  const { progress, signal } = options;
  const watch = new StatusWatch(setting.hub);
  const run = randomBytes(6).toString('hex');
  const startedAt = Date.now();
  let ended = 0;
  progress.begin('Sending sample messages', plan.length);
  try {
    const journeys = await Promise.all(
      plan.map(async (planned): Promise<Journey> => {
        const sample = ready.get(planned.sample) as ReadySample;
        await sleep(Math.max(0, startedAt + planned.startsAt - Date.now()), undefined, { signal });
        // The same message to the same person again is meant here.
        const key = `acceptance ${run} ${planned.number}`;
        const input = { ...sample.input, to: planned.to, deduplication_key: key };
        const end = await runAsZap(editor, input);
        progress.reach(++ended);
        const id = end.output?.message_id;
        const messageId = typeof id === 'string' ? id : null;
        return {
          planned,
          sample,
          ended: end,
          messageId,
          followed: messageId === null ? null : watch.of(messageId),
        };
      }),
    );
    progress.end();
    await untilFinal(journeys, watch, setting.quietMs, options);
    return journeys;
  } finally {
    await watch.stop();
  }
}

/** Waits until each message is delivered or failed, or nothing was heard for a while. */
async function untilFinal(
  journeys: readonly Journey[],
  watch: StatusWatch,
  quietMs: number,
  { progress, signal }: MeasureOptions,
): Promise<void> {
  const sent = journeys.filter(({ followed }) => followed !== null);
  const isFinal = ({ followed }: Journey) =>
    followed !== null && (deliveredAt(followed) !== null || followed.seenAt.has('failed'));
  const begunAt = Date.now();
  progress.begin('Waiting for statuses', sent.length);
  for (;;) {
    const final = sent.filter(isFinal).length;
    progress.reach(final);
    const quietSince = Math.max(begunAt, watch.newsAt);
    if (final === sent.length || Date.now() - quietSince > quietMs) break;
    await sleep(50, undefined, { signal });
  }
  progress.end();
}
