import { stdout } from 'node:process';
import type { Lab } from '../lab.js';
import { printFacts, styled, type Facts } from '../command/print.js';

/** Prints what happens from now on, as it happens. */
export function watch({ cloudApi, zapier }: Lab): void {
  cloudApi.on('phone', ({ what, message }) => {
    if (what !== 'message' || !message) return;
    const from =
      message.from === 'customer' ? `${message.waId} writes` : `The phone of ${message.waId} shows a message`;
    tell(from, { text: message.rendering.text });
  });
  cloudApi.on('webhook', ({ status, error, attempt }) => {
    if (status !== 200) tell('Meta could not hand over a webhook', { status, error, attempt });
  });
  cloudApi.on('fault', ({ fault }) => tell(`A fault strikes as asked: ${fault.kind}`, {}));
  zapier.on('triggered', ({ zap, items }) => {
    for (const { id, text, status, error_title: error } of items)
      tell(`Zap “${zap}” starts`, { id, text, status, error });
  });
  zapier.on('step', ({ zap, step }) => {
    const { text, note } = step.output ?? {};
    tell(`Zap “${zap}”: ${step.step} ${step.status}`, { message: step.message, text, note });
  });
  zapier.on('triggerFailed', ({ zap, message }) => tell(`Zap “${zap}” could not start`, { message }));
  zapier.on('paused', ({ zap, message }) =>
    tell(`Zap “${zap}” is paused: connect the account again`, { message }),
  );
}

function tell(what: string, facts: Facts): void {
  const time = new Date().toLocaleTimeString('en-GB');
  stdout.write(`\n${styled(time, 'dim')} ${styled(what, 'bold')}\n`);
  printFacts(Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, shortened(value)])));
}

/** More than a screen shows. */
const longest = 2_000;

function shortened(value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= longest) return value;
  return `${value.slice(0, longest)}… (${value.length} characters)`;
}
