import type { Commit, Recorded, SignedBody } from './recorded.js';

/** What the main thread says to the recording thread. */
export type ToThread = Bundle | { type: 'close' };

/** What the recording thread answers. */
export type FromThread = { type: 'ready' } | Verdict;

/** What became of the next `count` bodies: accepted without a report, but for those that are named. */
export interface Verdict {
  type: 'recorded';
  count: number;
  others: [index: number, recorded: Recorded][];
  commit: Commit | null;
}

/** Bodies one after the other: one block of memory changes hands, and nothing is copied on the way. */
export interface Bundle {
  type: 'bodies';
  bytes: ArrayBuffer;
  /** Where each body ends. */
  ends: number[];
  /** Which of them want a report. */
  reports: number[];
}

export function bundle(bodies: readonly SignedBody[]): Bundle {
  const ends: number[] = [];
  const reports: number[] = [];
  let end = 0;
  bodies.forEach(({ raw, wantsReport }, i) => {
    ends.push((end += raw.length));
    if (wantsReport) reports.push(i);
  });
  const bytes = new ArrayBuffer(end);
  const block = Buffer.from(bytes);
  bodies.forEach(({ raw }, i) => raw.copy(block, (ends[i] ?? 0) - raw.length));
  return { type: 'bodies', bytes, ends, reports };
}

export function unbundle({ bytes, ends, reports }: Bundle): SignedBody[] {
  const wanted = new Set(reports);
  let start = 0;
  return ends.map((end, i) => {
    const raw = Buffer.from(bytes, start, end - start);
    start = end;
    return { raw, wantsReport: wanted.has(i) };
  });
}

const accepted: Recorded = { outcome: 'accepted', report: null };

export function verdict(recorded: readonly Recorded[], commit: Commit | null): Verdict {
  const others: Verdict['others'] = [];
  recorded.forEach((each, i) => {
    if (each.outcome !== 'accepted' || each.report) others.push([i, each]);
  });
  return { type: 'recorded', count: recorded.length, others, commit };
}

export function recordedIn({ count, others }: Verdict): Recorded[] {
  const recorded = new Array<Recorded>(count).fill(accepted);
  for (const [i, each] of others) recorded[i] = each;
  return recorded;
}
