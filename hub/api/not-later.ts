/** When something was so: now where nothing is said, and never in the future, as a clock that runs ahead says. */
export function notLater(at: number | undefined, now: number): number {
  return Math.min(at ?? now, now);
}
