import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Preparation, ReadySample } from '../preparation.js';
import type { Progress } from '../progress.js';
import type { Measurement } from '../row.js';
import { runAsZap } from '../run-step.js';
import type { Played, Setting } from '../setting.js';

/** How long something is out of order. */
const outageMs = 2_000;
/** A Zap starts so often, and so many run side by side at most. */
const everyMs = 250;
const sideBySide = 8;

interface Outage {
  name: string;
  /** Begins it; it is over after `outageMs`. */
  begin(played: Played): void;
}

const path = '/messages';
const outages: readonly Outage[] = [
  {
    name: 'WhatsApp says that too much is sent (429, code 130429)',
    begin: ({ lab }) => forAWhile(lab, { kind: 'error', code: 130429, status: 429, path }),
  },
  {
    name: 'WhatsApp has a problem of its own (500, code 131000)',
    begin: ({ lab }) => forAWhile(lab, { kind: 'error', code: 131000, status: 500, path }),
  },
  {
    name: 'WhatsApp’s servers are out of order (503)',
    begin: ({ lab }) => forAWhile(lab, { kind: 'server_error', status: 503, path }),
  },
  { name: 'The hub is killed and started again', begin: ({ lab }) => void lab.hub.kill(outageMs) },
];

function forAWhile(
  { cloudApi }: Played['lab'],
  fault: Parameters<Played['lab']['cloudApi']['fault']>[0],
): void {
  cloudApi.fault({ ...fault, times: 1_000_000 });
  setTimeout(() => cloudApi.clearFaults(), outageMs);
}

/** How long it takes after an error until messages go out again by themselves, while Zaps go on sending. */
export async function recoveryTime(
  setting: Setting,
  played: Played,
  { ready }: Preparation,
  progress: Progress,
): Promise<Measurement> {
  const sample = [...ready.values()].find(({ template }) => template.category !== 'MARKETING') as ReadySample;
  const seen: { name: string; seconds: number; struck: number }[] = [];
  progress.begin('Letting things go wrong', outages.length);
  for (const outage of outages) {
    seen.push({ name: outage.name, ...(await timeToSuccess(setting, played, sample, outage)) });
    await played.lab.hub.running();
    progress.reach(seen.length);
  }
  progress.end();
  const untouched = seen.filter(({ struck }) => struck === 0);
  return {
    // An outage that nobody noticed proves nothing.
    value: untouched.length > 0 ? Infinity : Math.max(...seen.map(({ seconds }) => seconds)),
    detail: `From the first error to the next message that went out, the slowest of ${seen.length}; each outage lasts ${outageMs / 1_000} s. ${seen.map(({ name, seconds }) => `${name}: ${seconds.toFixed(1)} s.`).join(' ')}`,
    problems: [
      ...untouched.map(({ name }) => `${name}: no message met it.`),
      ...seen
        .filter(({ seconds }) => seconds === Infinity)
        .map(({ name }) => `${name}: no message went out again.`),
    ],
  };
}

async function timeToSuccess(
  { zapier, connection, crowd }: Setting,
  played: Played,
  sample: ReadySample,
  outage: Outage,
): Promise<{ seconds: number; struck: number }> {
  const editor = zapier.editor(connection, 'creates', 'send_template');
  const run = randomBytes(6).toString('hex');
  const running = new Set<Promise<void>>();
  let struck = 0;
  let recoveredAt = Infinity;
  let number = 0;
  outage.begin(played);
  const begunAt = Date.now();
  while (recoveredAt === Infinity && Date.now() - begunAt < played.patienceMs) {
    if (running.size < sideBySide) {
      const to = crowd[crowd.length - 1 - (number % crowd.length)];
      const input = { ...sample.input, to, deduplication_key: `acceptance recovery ${run} ${number++}` };
      const send = runAsZap(editor, input, 1).then(({ output, endedAt }) => {
        if (output === null) struck += 1;
        else recoveredAt = Math.min(recoveredAt, endedAt);
        running.delete(send);
      });
      running.add(send);
    }
    await sleep(everyMs);
  }
  await Promise.all(running);
  return { seconds: (recoveredAt - begunAt) / 1_000, struck };
}
