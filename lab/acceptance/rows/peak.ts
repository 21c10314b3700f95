import { randomBytes } from 'node:crypto';
import type { MeasureOptions } from '../measure-options.js';
import type { Preparation, ReadySample } from '../preparation.js';
import type { Measurement } from '../row.js';
import { runAsZap } from '../run-step.js';
import type { Setting } from '../setting.js';
import { standards } from '../standards.js';

const minuteMs = 60_000;

/**
 * How many messages a minute go out through the built integration, its calls side by side, with all that the hub does.
 * Rejects when it is told to stop.
 */
export async function peakLoad(
  setting: Setting,
  { editor, ready }: Preparation,
  { progress, signal, peakMs: forMs = minuteMs }: MeasureOptions,
): Promise<Measurement> {
  const { crowd, played, sideBySide } = setting;
  const sample = utility([...ready.values()]);
  if (!sample) return { needs: 'It needs a template that is not marketing: not everybody agreed to that.' };
  // On a real account each message costs, so it stops at what the standard asks for.
  const most = played ? Infinity : standards.peak.value;
  const run = randomBytes(6).toString('hex');
  const refusals = new Map<string, number>();
  const startedAt = Date.now();
  let begun = 0;
  let accepted = 0;
  let lastAt = startedAt;
  progress.begin('Sending as fast as it goes, seconds', forMs / 1_000);
  const lane = async () => {
    while (Date.now() - startedAt < forMs && begun < most) {
      const number = begun++;
      const to = crowd[number % crowd.length];
      const key = `acceptance peak ${run} ${number}`;
      const { output, message, endedAt } = await runAsZap(
        editor,
        { ...sample.input, to, deduplication_key: key },
        1,
      );
      // What is stopped refuses each call at once, and trying on would leave no time for anything else.
      signal?.throwIfAborted();
      progress.reach(Math.floor(Math.min(forMs, Date.now() - startedAt) / 1_000));
      if (output === null) refusals.set(message ?? '', (refusals.get(message ?? '') ?? 0) + 1);
      else if (endedAt - startedAt <= forMs) {
        accepted += 1;
        lastAt = endedAt;
      }
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
  progress.end();
  const elapsedMs = begun >= most ? lastAt - startedAt : forMs;
  return {
    value: elapsedMs === 0 ? 0 : (accepted * minuteMs) / elapsedMs,
    detail: `${accepted.toLocaleString('en-GB')} messages were accepted in ${(elapsedMs / 1_000).toFixed(0)} s, with ${sideBySide} calls of the integration side by side on this machine. ${played ? 'The processors of this machine bound it.' : 'The hub’s SEND_LIMIT_PER_MINUTE bounds it.'}`,
    problems: [...refusals].map(([message, count]) => `${count} were not sent at the first try: ${message}`),
  };
}

function utility(ready: readonly ReadySample[]): ReadySample | undefined {
  return ready.find(({ template }) => template.category !== 'MARKETING');
}
