/** The middle value; the mean of the two middle ones when their number is even; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return NaN;
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper;
  return ((lower ?? upper) + upper) / 2;
}

/**
 * How many times `subject` is `baseline`, worked out round by round and then the middle of those.
 * Two servers measured in the same round met the same machine; rounds minutes apart may not have.
 */
export function pairedRatio(subject: readonly number[], baseline: readonly number[]): number {
  const pairs = Math.min(subject.length, baseline.length);
  const ratios: number[] = [];
  for (let round = 0; round < pairs; round++) ratios.push((subject[round] ?? NaN) / (baseline[round] ?? NaN));
  return median(ratios);
}

/** Latency of one run in milliseconds. */
export interface Latency {
  p50: number;
  p99: number;
  max: number;
}

/** What a `perf_hooks` histogram of microseconds says, in milliseconds; zeros when nothing was recorded. */
export function latencyOf(histogram: {
  count: number;
  max: number;
  percentile(percentile: number): number;
}): Latency {
  if (histogram.count === 0) return { p50: 0, p99: 0, max: 0 };
  return {
    p50: histogram.percentile(50) / 1000,
    p99: histogram.percentile(99) / 1000,
    max: histogram.max / 1000,
  };
}
