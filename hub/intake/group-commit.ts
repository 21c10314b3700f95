import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Update } from '../../whatsapp/updates.js';
import type { Appended, Store } from '../store/store.js';

/** Updates of one request that wait to be stored. */
export interface Waiting {
  updates: Update[];
  /** Size of the request's body. */
  bytes: number;
  /** Called once: with what became of the updates when they are durable, or with null when they could not be stored. */
  done(appended: Appended[] | null): void;
}

export interface GroupCommitOptions {
  store: Pick<Store, 'append'>;
  /** Hears of every commit, before those who wait for it are told. */
  onCommit(appended: Appended[], wake: string[], seconds: number): void;
  onFailure(error: unknown): void;
  /** Updates in one transaction, unless one body alone has more. */
  batchUpdates?: number;
  /** How much may wait, what is being stored included. */
  queueUpdates?: number;
  queueBytes?: number;
}

/**
 * Requests that arrive together share one transaction: those of one turn of the event loop, and while a batch is
 * being stored all that arrive meanwhile. One batch at a time; nobody is told "stored" before the commit.
 */
export class GroupCommit {
  private readonly options: Required<GroupCommitOptions>;
  private waiting: Waiting[] = [];
  private updates = 0;
  private bytes = 0;
  private running: Promise<void> | null = null;

  constructor(options: GroupCommitOptions) {
    this.options = { batchUpdates: 1_000, queueUpdates: 20_000, queueBytes: 64 * 1024 * 1024, ...options };
  }

  /** Whether nothing more can wait at the moment. */
  get isFull(): boolean {
    return this.updates >= this.options.queueUpdates || this.bytes >= this.options.queueBytes;
  }

  add(waiting: Waiting): void {
    this.waiting.push(waiting);
    this.updates += waiting.updates.length;
    this.bytes += waiting.bytes;
    this.running ??= this.run();
  }

  /** Resolves when nothing waits any more. */
  async flush(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      await nextTurn(); // Whatever else arrives in this turn comes along.
      await this.commit(this.nextBatch());
    }
    this.running = null;
  }

  private nextBatch(): Waiting[] {
    let count = 0;
    let size = 0;
    for (const { updates } of this.waiting) {
      if (count > 0 && size + updates.length > this.options.batchUpdates) break;
      size += updates.length;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async commit(batch: Waiting[]): Promise<void> {
    const appended = await this.store(batch.flatMap(({ updates }) => updates));
    let at = 0;
    for (const { updates, bytes, done } of batch) {
      this.updates -= updates.length;
      this.bytes -= bytes;
      done(appended?.slice(at, (at += updates.length)) ?? null);
    }
  }

  private async store(updates: Update[]): Promise<Appended[] | null> {
    const { store, onCommit, onFailure } = this.options;
    const startedAt = performance.now();
    try {
      const { appended, wake } = await store.append(updates, Date.now());
      onCommit(appended, wake, (performance.now() - startedAt) / 1_000);
      return appended;
    } catch (error) {
      onFailure(error);
      return null;
    }
  }
}
