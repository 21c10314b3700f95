/** Work under way or due later, that can be waited for and called off. */
export class Timers {
  private readonly due = new Set<NodeJS.Timeout>();
  private running = 0;
  private cancelled = false;
  private waiting: (() => void)[] = [];

  /** Starts work now. */
  run(work: () => void | Promise<void>): void {
    if (this.cancelled) return;
    this.running += 1;
    void Promise.resolve()
      .then(work)
      .finally(() => {
        this.running -= 1;
        this.tellIfIdle();
      });
  }

  /** Starts work in so many milliseconds. */
  after(milliseconds: number, work: () => void | Promise<void>): void {
    if (this.cancelled) return;
    const timer = setTimeout(() => {
      this.due.delete(timer);
      this.run(work);
    }, milliseconds);
    this.due.add(timer);
  }

  /** Resolves when nothing runs and nothing is due. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.tellIfIdle();
    });
  }

  /** Calls off what is due, and starts nothing more. */
  cancel(): void {
    this.cancelled = true;
    for (const timer of this.due) clearTimeout(timer);
    this.due.clear();
    this.tellIfIdle();
  }

  private tellIfIdle(): void {
    if (this.running > 0 || this.due.size > 0) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const tell of waiting) tell();
  }
}
