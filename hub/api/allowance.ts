const minuteMs = 60_000;

/** So many uses at once, and so many more with each minute (a token bucket). */
export class Allowance {
  private left: number;
  private since: number;

  constructor(
    private readonly limits: { burst: number; perMinute: number },
    private readonly now: () => number,
  ) {
    this.left = limits.burst;
    this.since = now();
  }

  /** False when nothing is left at the moment. */
  use(): boolean {
    const { burst, perMinute } = this.limits;
    const now = this.now();
    this.left = Math.min(burst, this.left + (Math.max(0, now - this.since) * perMinute) / minuteMs);
    this.since = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
