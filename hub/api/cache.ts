/**
 * Keeps answers for a while. Callers who ask for the same key at the same time share one question; a question
 * that fails is not kept. The oldest answers give way when there are more than `size`.
 */
export class AnswerCache<Answer> {
  private readonly kept = new Map<string, { answer: Promise<Answer>; until: number }>();

  constructor(
    private readonly size: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** `keepUntil` gives, for an answer, the epoch milliseconds until which it holds. */
  get(key: string, ask: () => Promise<Answer>, keepUntil: (answer: Answer) => number): Promise<Answer> {
    const known = this.kept.get(key);
    if (known && known.until > this.now()) return known.answer;
    const entry = { answer: ask(), until: Infinity };
    this.kept.delete(key);
    this.kept.set(key, entry);
    entry.answer.then(
      (answer) => (entry.until = keepUntil(answer)),
      () => {
        if (this.kept.get(key) === entry) this.kept.delete(key);
      },
    );
    this.dropOldest();
    return entry.answer;
  }

  private dropOldest(): void {
    for (const key of this.kept.keys()) {
      if (this.kept.size <= this.size) return;
      this.kept.delete(key);
    }
  }
}
