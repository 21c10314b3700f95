import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveZap } from '../../../lab/zapier/live-zap.js';
import type { Run } from '../../../lab/zapier/zap.js';

const patience = 30_000;

/** The first `count` runs of a Zap, in the order in which they started, once all of them have ended well. */
export async function firstRuns({ zap, runs }: LiveZap, count: number): Promise<Run[]> {
  const until = Date.now() + patience;
  const ended = () => runs.filter(({ steps }) => steps.length === zap.steps.length || failed(steps));
  while (ended().length < count) {
    if (Date.now() > until) throw new Error(`“${zap.name}” ran ${runs.length} of ${count} times.`);
    await sleep(50);
  }
  return runs.slice(0, count).map(succeeded);
}

/** Lets a Zap poll, and gives the runs that it started. */
export async function polled(live: LiveZap): Promise<Run[]> {
  const before = live.runs.length;
  await live.poll();
  return live.runs.slice(before).map(succeeded);
}

function succeeded(run: Run): Run {
  const bad = run.steps.find(({ status }) => status !== 'success');
  if (bad) throw new Error(`“${run.zap}” stopped at “${bad.name}”: ${bad.message}`);
  return run;
}

function failed(steps: Run['steps']): boolean {
  return steps.some(({ status }) => status !== 'success');
}
