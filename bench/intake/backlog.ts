/** How many messages waited at one moment of an open loop. */
export interface BacklogSample {
  /** Due by the schedule, not yet acknowledged by the hub. */
  intake: number;
  /** Acknowledged, not yet seen by the target. */
  delivery: number;
}

/** What the samples of one queue say. */
export interface Queue {
  max: number;
  /** Mean of the first and of the last quarter of the run. */
  early: number;
  late: number;
  /** True when the queue was longer at the end than at the start by more than a quarter of a second's messages. */
  growing: boolean;
}

/** Judges one queue at `rate` messages a second. */
export function queueOf(lengths: readonly number[], rate: number): Queue {
  const quarter = Math.max(1, Math.floor(lengths.length / 4));
  const early = mean(lengths.slice(0, quarter));
  const late = mean(lengths.slice(-quarter));
  return { max: Math.max(0, ...lengths), early, late, growing: late > early + rate / 4 };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
