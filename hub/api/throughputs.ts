import type { BusinessNumber, SendStore } from '../store/sends/store.js';
import type { Caller } from './access.js';
import { Allowance } from './allowance.js';
import { AnswerCache } from './cache.js';

const hourMs = 3_600_000;
/** Meta lifts a number rarely, and says so. */
const keepMs = 6 * hourMs;
const askAgainMs = 10 * 60_000;
const cacheSizes = { size: 10_000, refusals: 1_000 };
/** Anybody with a connection can make up numbers, and Meta allows an app only so many calls. */
const questions = { burst: 60, perMinute: 30 };

/** Learns in the background from Meta how much the numbers that send may send, with the tokens of those who send. */
export class Throughputs {
  /** When Meta told, in epoch milliseconds; null where it did not. */
  private readonly told: AnswerCache<number | null>;
  private readonly questions: Allowance;

  constructor(
    private readonly store: Pick<SendStore, 'throughput' | 'saveThroughput'>,
    private readonly now: () => number = Date.now,
  ) {
    this.told = new AnswerCache({ ...cacheSizes, now });
    this.questions = new Allowance(questions, now);
  }

  /** Sees to it that the ledger knows the throughput of a number; never fails. */
  async learn(caller: Caller, number: BusinessNumber): Promise<void> {
    await this.told.get(
      `${number.wabaId} ${number.phoneNumberId}`,
      () => this.ask(caller, number).catch(() => null),
      (toldAt) =>
        toldAt === null
          ? { until: this.now() + askAgainMs, isRefusal: true }
          : { until: toldAt + keepMs, isRefusal: false },
    );
  }

  /** What another process or an earlier run learned holds, too. */
  private async ask(caller: Caller, number: BusinessNumber): Promise<number | null> {
    const known = await this.store.throughput(number);
    if (known && known.toldAt + keepMs > this.now()) return known.toldAt;
    if (!this.questions.use()) return null;
    const told = await caller.throughputOf(number.phoneNumberId);
    if (!told) return null;
    const now = this.now();
    await this.store.saveThroughput(number, told, now);
    return now;
  }
}
