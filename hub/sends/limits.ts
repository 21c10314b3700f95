import { atMost, type Rate } from './rate.js';

const minuteMs = 60_000;

/** Cloud API: throughput, messages a second: of most numbers, and so long as nobody knows more of a number. */
export const usualThroughput = 80;
/** Of numbers that Meta lifted to it. */
export const highThroughput = 1_000;
/** Of numbers that are in the WhatsApp Business app, too. */
const sharedThroughput = 20;

/** Cloud API: pair rate limits. One message every 6 seconds to the same person, up to 45 at once on account of them. */
const pairRate: Rate = { intervalMs: 6_000, burst: 45 };

/** The limits of what one number sends. */
export interface SendLimits {
  /** All of these hold. */
  number: Rate[];
  pair: Rate;
}

/** `perMinute`: our own ceiling for one number. `perSecond`: the throughput that Meta gives it. */
export function sendLimits(perMinute: number, perSecond: number): SendLimits {
  return { number: [atMost(perMinute, minuteMs), atMost(perSecond, 1_000)], pair: pairRate };
}

/** Messages a second; `level` as Meta names it. */
export function throughputOf(level: string | null, isOnBusinessApp: boolean): number {
  if (isOnBusinessApp) return sharedThroughput;
  return level === 'HIGH' ? highThroughput : usualThroughput;
}
