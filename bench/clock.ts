/** Milliseconds of the machine's steady clock: the same in every process of this machine, never set back. */
export function steadyNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Whole microseconds since `start` (milliseconds of the steady clock), at least 1 as a histogram wants it. */
export function microsecondsSince(start: number): number {
  return Math.max(1, Math.round((steadyNow() - start) * 1000));
}
