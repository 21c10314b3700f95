/** How long an answer holds (epoch milliseconds), and whether it is one that anybody can cause. */
export interface Verdict {
  until: number;
  isRefusal: boolean;
}

/** How many are kept of each. */
export interface CacheSettings {
  size: number;
  refusals: number;
  /** Epoch milliseconds. */
  now?: () => number;
}

/**
 * Keeps answers for a while. Callers who ask for the same key at the same time share one question; a question
 * that fails is not kept. The oldest answers give way when there are too many. Refusals are kept apart: however
 * many strangers cause, they push out no other answer.
 */
export class AnswerCache<Answer> {
  private readonly asking = new Map<string, Promise<Answer>>();
  private readonly good: Shelf<Answer>;
  private readonly refused: Shelf<Answer>;
  private readonly now: () => number;

  constructor({ size, refusals, now = Date.now }: CacheSettings) {
    this.good = new Shelf(size);
    this.refused = new Shelf(refusals);
    this.now = now;
  }

  async get(key: string, ask: () => Promise<Answer>, judge: (answer: Answer) => Verdict): Promise<Answer> {
    const kept = this.good.find(key) ?? this.refused.find(key);
    if (kept && kept.until > this.now()) return kept.answer;
    const asked = this.asking.get(key);
    if (asked) return asked;
    const question = this.answerOf(key, ask, judge).finally(() => this.asking.delete(key));
    this.asking.set(key, question);
    return question;
  }

  /** Whether the last answer for this key was no refusal, even when it holds no longer. */
  knows(key: string): boolean {
    return this.good.find(key) !== undefined;
  }

  private async answerOf(
    key: string,
    ask: () => Promise<Answer>,
    judge: (answer: Answer) => Verdict,
  ): Promise<Answer> {
    const answer = await ask();
    const { until, isRefusal } = judge(answer);
    this.good.drop(key);
    this.refused.drop(key);
    (isRefusal ? this.refused : this.good).put(key, { answer, until });
    return answer;
  }
}

interface Kept<Answer> {
  answer: Answer;
  until: number;
}

class Shelf<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();

  constructor(private readonly size: number) {}

  find(key: string): Kept<Answer> | undefined {
    return this.kept.get(key);
  }

  drop(key: string): void {
    this.kept.delete(key);
  }

  put(key: string, kept: Kept<Answer>): void {
    this.kept.set(key, kept);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.size) return;
      this.kept.delete(oldest);
    }
  }
}
