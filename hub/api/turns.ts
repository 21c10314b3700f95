interface TurnSettings {
  /** How much may run at a time. */
  atOnce: number;
  /** How long the rest waits for its turn, in milliseconds. */
  waitMs: number;
  /** What a wait that was too long fails with. */
  busy: () => Error;
}

/** Lets only so much run at a time; the rest waits for its turn, first come, first served. */
export class Turns {
  private running = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly settings: TurnSettings) {}

  /** Runs `work` when its turn comes. Fails with `busy` when that takes too long; then `work` never runs. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running < this.settings.atOnce) this.running += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      this.handOn();
    }
  }

  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(go);
        reject(this.settings.busy());
      }, this.settings.waitMs);
      this.waiting.add(go);
    });
  }

  /** The place of whoever ends goes to whoever waits longest. */
  private handOn(): void {
    const [next] = this.waiting;
    if (!next) {
      this.running -= 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
