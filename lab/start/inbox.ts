/** What came in so far and comes in later; a step looks in it for what it waits for, however early that came. */
export class Inbox<T> {
  private readonly all: T[] = [];
  private readonly waiting = new Set<(entry: T) => void>();

  add(entry: T): void {
    this.all.push(entry);
    for (const look of [...this.waiting]) look(entry);
  }

  /** The first entry that fits; rejects with `complaint` after `milliseconds`. */
  first(fits: (entry: T) => boolean, milliseconds: number, complaint: string): Promise<T> {
    const there = this.all.find(fits);
    if (there !== undefined) return Promise.resolve(there);
    return new Promise((resolve, reject) => {
      const look = (entry: T) => {
        if (!fits(entry)) return;
        done();
        resolve(entry);
      };
      const clock = setTimeout(() => {
        done();
        reject(new Error(complaint));
      }, milliseconds);
      // Whoever stops the lab does not wait for this.
      clock.unref();
      const done = () => {
        clearTimeout(clock);
        this.waiting.delete(look);
      };
      this.waiting.add(look);
    });
  }
}
