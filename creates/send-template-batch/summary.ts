import { settings } from '../../api/settings.js';
import type { OnceOptions } from '../sending/options.js';
import { asTextLabel, leftOverTextLabel } from './columns.js';
import { outcomes, type Outcome, type Result } from './result.js';

/** The batch in one line: `97 of 100 sent, 1 duplicate, 2 failed.` */
export function summaryOf(counts: Record<Outcome, number>): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total === 0) return 'Nobody was left over, so nothing was sent.';
  const { sent, ...others } = counts;
  const rest = Object.entries(others)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcomes[outcome as Outcome].toLowerCase()}`);
  return `${[`${sent} of ${total} sent`, ...rest].join(', ')}.`;
}

/** What is true of the whole batch: that nobody checked it, and how it goes on. Null when there is nothing to say. */
export function noteOf(results: readonly Result[], { key, hours }: OnceOptions): string | null {
  const unchecked = [...new Set(results.flatMap((one) => one.unchecked ?? []))];
  const isLeftOver = results.some(({ outcome }) => outcome === 'left_over');
  const goesOn = isLeftOver ? [passOn, repeat(unchecked.length === 0, key, hours)] : [];
  return [...unchecked, ...goesOn].join(' ') || null;
}

const passOn = `To send to who is left over, map “${leftOverTextLabel}” into “${asTextLabel}” of another step like this one.`;

function repeat(isKnown: boolean, key: string | null, hours: number): string {
  if (!isKnown || !settings.hubUrl)
    return 'Do not run this whole step again: without the hub nobody knows who got the message already.';
  return key === null
    ? 'Or run this step again within 15 minutes: who got the message does not get it twice. Later they would, because there is no Batch Key.'
    : `Or run this step again within ${hours} hours with the same Batch Key: who got the message does not get it twice.`;
}
