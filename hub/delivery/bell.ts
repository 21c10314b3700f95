/** Wakes one sleeper. A ring that comes while nobody sleeps is kept for the next sleep. */
export class Bell {
  private rung = false;
  private wakeUp: (() => void) | null = null;

  ring(): void {
    this.rung = true;
    this.wakeUp?.();
  }

  get hasRung(): boolean {
    return this.rung;
  }

  /**
   * Sleeps until the bell rings, `ms` milliseconds at most, and at least until the end of the event-loop turn,
   * so that everything which arrives in one turn is dealt with together.
   */
  async sleep(ms: number): Promise<void> {
    if (!this.rung) await this.ringOrTimeout(ms);
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.rung = false;
  }

  private ringOrTimeout(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const awake = () => {
        clearTimeout(timer);
        this.wakeUp = null;
        resolve();
      };
      const timer = setTimeout(awake, ms);
      this.wakeUp = awake;
    });
  }
}
