import { atMost, type Rate } from './rate.js';

const minuteMs = 60_000;
/** Cloud API: throughput of a number, messages a second; the second for numbers that Meta lifted to it. */
const usualThroughput = 80;
const highThroughput = 1_000;

/** Cloud API: pair rate limits. One message every 6 seconds to the same person, up to 45 at once on account of them. */
const pairRate: Rate = { intervalMs: 6_000, burst: 45 };

/** The limits of what one number sends. */
export interface SendLimits {
  /** All of these hold. */
  number: Rate[];
  pair: Rate;
}

/** `perMinute`: our own ceiling for one number. Who sets it higher than the usual throughput has numbers with the high one. */
export function sendLimits(perMinute: number): SendLimits {
  const throughput = perMinute > usualThroughput * 60 ? highThroughput : usualThroughput;
  return { number: [atMost(perMinute, minuteMs), atMost(throughput, 1_000)], pair: pairRate };
}
