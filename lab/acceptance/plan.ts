/** A template with values, as it is sent to somebody. */
export interface Sample {
  name: string;
  language: string;
  /** By the keys of the fields that Send Template Message shows. */
  values: Readonly<Record<string, string>>;
}

/** One message that is going to be sent. */
export interface PlannedMessage {
  /** From 1. */
  number: number;
  sample: Sample;
  /** As the recipient was written. */
  to: string;
  /** Milliseconds after the start. */
  startsAt: number;
}

/** Cloud API: pair rate limits. One message every 6 seconds to the same person, up to 45 at once on account of them. */
export const pairEveryMs = 6_000;
export const pairBurst = 45;

/** Sends to each recipient in turn, and each sample in turn, at the rate and no faster than one person may be written to. */
export function planOf(
  count: number,
  samples: readonly Sample[],
  recipients: readonly string[],
  ratePerMinute: number,
): PlannedMessage[] {
  const everyMs = 60_000 / ratePerMinute;
  const sentTo = new Map<string, number>();
  let startsAt = 0;
  return Array.from({ length: count }, (_, index) => {
    const to = recipients[index % recipients.length] as string;
    // With as many samples as recipients, each recipient would get the same one again and again.
    const round = Math.floor(index / recipients.length);
    const sample = samples[(index + round) % samples.length] as Sample;
    const before = sentTo.get(to) ?? 0;
    sentTo.set(to, before + 1);
    const earliest = Math.max(0, before + 1 - pairBurst) * pairEveryMs;
    startsAt = index === 0 ? 0 : Math.max(startsAt + everyMs, earliest);
    return { number: index + 1, sample, to, startsAt };
  });
}

/** How long it takes to send a plan, in seconds. */
export function durationOf(plan: readonly PlannedMessage[]): number {
  return Math.ceil((plan.at(-1)?.startsAt ?? 0) / 1_000);
}
