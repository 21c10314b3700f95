import { unfit } from './check.js';

/** The period of a report when none is given. */
const usualPeriodMs = 30 * 86_400_000;

/** The period that a report was asked for, in epoch milliseconds: up to now where nothing else was said. */
export function periodOf(
  asked: { from?: number | undefined; to?: number | undefined },
  now: number,
): { from: number; to: number } {
  const to = asked.to ?? now;
  const from = asked.from ?? to - usualPeriodMs;
  if (from >= to) throw unfit([{ field: 'from', fault: 'must be earlier than “to”' }]);
  return { from, to };
}
