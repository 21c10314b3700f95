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
  const next = isLeftOver ? [goesOn(unchecked.length === 0, key, hours)] : [];
  return [...unchecked, ...next].join(' ') || null;
}

/** How the rest gets the message, and only the rest: the ledger knows a message again by its key alone. */
function goesOn(isChecked: boolean, key: string | null, hours: number): string {
  const same = key === null ? '' : ' with the same Batch Key';
  const passOn = `To send to who is left over, map “${leftOverTextLabel}” into “${asTextLabel}” of another step like this one${same}`;
  if (!isChecked || !settings.hubUrl)
    return `${passOn}. Do not run this whole step again: without the hub nobody knows who got the message already.`;
  const time = key === null ? '15 minutes' : `${hours} hours`;
  const later = key === null ? ' Later they may, because there is no Batch Key.' : '';
  return `${passOn}, or run this step again. Do it within ${time}: who got the message does not get it twice.${later}`;
}
