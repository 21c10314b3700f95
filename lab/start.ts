/** `npm start`: the whole path on this machine, step by step, without an account anywhere. */
import { stderr, stdout } from 'node:process';
import { command } from './command/command.js';
import { startLab, type Lab } from './lab.js';
import { styled } from './command/print.js';
import { stopSignal } from './command/signals.js';
import { customFieldsOfMapping } from './crm/custom-fields.js';
import { startCrm, type Crm } from './crm/crm.js';
import { crmApp } from './crm/zapier-app.js';
import { respectConsent } from './start/consent.js';
import { converse } from './start/conversation.js';
import { shareWithCrm } from './start/crm.js';
import { printWhereabouts } from './start/farewell.js';
import { callPerson } from './start/handoff.js';
import { startOptions, takenPorts, usage, type StartOptions } from './start/options.js';
import { setUp, showServers, type SetUp } from './start/set-up.js';
import { StepFailed, Steps } from './start/steps.js';
import { watch } from './start/watch.js';

/** All of `walk`. */
const stepCount = 21;

await command({ usage, failure: 'The lab could not run', run });

async function run(args: string[]): Promise<void> {
  const options = startOptions(args);
  const taken = await takenPorts(options.ports);
  if (taken.length > 0) {
    stderr.write(`${taken.join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  const signal = stopSignal();
  const steps = new Steps(stepCount);
  const hubspot = startCrm('hubspot', { customFields: customFieldsOfMapping('hubspot') });
  const starting = startLab({ ports: options.ports, otherApps: { hubspot: crmApp(hubspot) } });
  const walked = walk(steps, starting, hubspot, options);
  try {
    await Promise.race([walked, stopped(steps, signal)]);
  } catch (error) {
    await report(error, starting);
    process.exitCode = 1;
  }
  if (options.once && steps.done < steps.total) process.exitCode = 1;
  const lab = await starting.catch(() => null);
  await lab?.close();
  if (options.once || steps.done < steps.total) stdout.write(`\n${steps.summary()}\n`);
}

/** Ends when a person asked for it, or everything happened once; fails when a step did, or the hub ended by itself. */
async function walk(
  steps: Steps,
  starting: Promise<Lab>,
  hubspot: Crm,
  { once }: StartOptions,
): Promise<void> {
  const lab = await showServers(steps, starting);
  const { choice } = await Promise.race([walkSteps(steps, lab, hubspot), hubEnd(lab)]);
  if (once) return;
  stdout.write(`\n${steps.summary()}\n`);
  printWhereabouts(lab, choice.account);
  watch(lab);
  await hubEnd(lab);
}

async function walkSteps(steps: Steps, lab: Lab, hubspot: Crm): Promise<SetUp> {
  const ready = await setUp(steps, lab, hubspot);
  await converse(steps, ready);
  await shareWithCrm(steps, ready);
  await respectConsent(steps, ready);
  await callPerson(steps, ready);
  return ready;
}

/** Gives when a person presses Ctrl-C. What ends because of that is no failure. */
async function stopped(steps: Steps, signal: Promise<void>): Promise<void> {
  await signal;
  steps.stop();
  stdout.write('\nStopping …\n');
}

async function hubEnd({ hub }: Lab): Promise<never> {
  const how = await hub.ended;
  throw new Error(`The hub ended unexpectedly (${how}). It printed:\n${hub.printed()}`);
}

async function report(error: unknown, starting: Promise<Lab>): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof StepFailed)) {
    stderr.write(`\n${styled(reason, 'red')}\n`);
    return;
  }
  stderr.write(`\n${styled(`Step ${error.number} did not happen: ${error.title}`, 'red')}\n`);
  stderr.write(`    Why: ${reason}\n    What to do: ${error.advice}\n`);
  const lab = await starting.catch(() => null);
  if (lab) stderr.write(`    The hub’s log ends with:\n${lab.hub.printed()}\n`);
}
