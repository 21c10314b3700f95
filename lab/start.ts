/** `npm start`: the whole path on this machine, step by step, without an account anywhere. */
import { stderr, stdout } from 'node:process';
import type { Lab } from './lab.js';
import { styled } from './print.js';
import { stopSignal } from './signals.js';
import { customFieldsOfMapping } from './crm/custom-fields.js';
import { startCrm, type Crm } from './crm/crm.js';
import { respectConsent } from './start/consent.js';
import { converse } from './start/conversation.js';
import { shareWithCrm } from './start/crm.js';
import { printWhereabouts } from './start/farewell.js';
import { callPerson } from './start/handoff.js';
import { startOptions, takenPorts, usage, type StartOptions } from './start/options.js';
import { setUp, startServers } from './start/set-up.js';
import { StepFailed, Steps } from './start/steps.js';
import { watch } from './start/watch.js';

/** All of `walk`. */
const stepCount = 21;

async function main(args: string[]): Promise<void> {
  const options = read(args);
  if (!options) return;
  const taken = await takenPorts(options.ports);
  if (taken.length > 0) {
    stderr.write(`${taken.join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  const signal = stopSignal();
  const steps = new Steps(stepCount);
  const hubspot = startCrm('hubspot', { customFields: customFieldsOfMapping('hubspot') });
  let lab: Lab | null = null;
  try {
    lab = await startServers(steps, options.ports, hubspot);
    await untilStopped(lab, walk(steps, lab, hubspot, options), signal);
  } catch (error) {
    report(error);
    if (lab && error instanceof StepFailed)
      stderr.write(`    The hub’s log ends with:\n${lab.hub.printed()}\n`);
    process.exitCode = 1;
  }
  if (options.once && steps.done < steps.total) process.exitCode = 1;
  await lab?.close();
  if (options.once || steps.done < steps.total) stdout.write(`\n${steps.summary()}\n`);
}

async function walk(steps: Steps, lab: Lab, hubspot: Crm, { once }: StartOptions): Promise<void> {
  const ready = await setUp(steps, lab, hubspot);
  await converse(steps, ready);
  await shareWithCrm(steps, ready);
  await respectConsent(steps, ready);
  await callPerson(steps, ready);
  if (once) return;
  stdout.write(`\n${steps.summary()}\n`);
  printWhereabouts(lab);
  watch(lab);
  await new Promise<never>(() => undefined);
}

function read(args: string[]): StartOptions | null {
  try {
    return startOptions(args);
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
    process.exitCode = 1;
    return null;
  }
}

/** Ends with the walk, or when a person presses Ctrl-C; fails when the hub ends before that. */
async function untilStopped(lab: Lab, walk: Promise<void>, signal: Promise<void>): Promise<void> {
  const told = signal.then(() => void stdout.write('\nStopping …\n'));
  const hubEnded = lab.hub.ended.then((how) => {
    throw new Error(`The hub ended unexpectedly (${how}). It printed:\n${lab.hub.printed()}`);
  });
  // It ends in any case later, when the lab is closed; so does a walk that was cut short.
  hubEnded.catch(() => undefined);
  walk.catch(() => undefined);
  await Promise.race([walk, told, hubEnded]);
}

function report(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof StepFailed)) {
    stderr.write(`\n${styled(reason, 'red')}\n`);
    return;
  }
  stderr.write(`\n${styled(`Step ${error.number} did not happen: ${error.title}`, 'red')}\n`);
  stderr.write(`    Why: ${reason}\n    What to do: ${error.advice}\n`);
}

await main(process.argv.slice(2));
