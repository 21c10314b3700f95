import { setImmediate as nextTurn } from 'node:timers/promises';
import { isWhatsAppBody, updatesOf, type Update } from '../../whatsapp/updates.js';
import { webhookBody } from '../../whatsapp/webhook-body.js';
import type { Log } from '../log.js';
import type { Appended, Store } from '../store/store.js';
import type { Commit, Recorded, SignedBody } from './recorded.js';

export interface GroupCommitNeeds {
  store: Pick<Store, 'append'>;
  log: Log;
  /** Hears what became of bodies, in the order they came; of the transaction too, unless none was needed or it failed. */
  onBatch(recorded: Recorded[], commit: Commit | null): void;
  /** Updates in one transaction, unless one body alone has more. */
  batchUpdates?: number;
}

/** A body that was read: its updates, or why it has none. */
type Read = Update[] | 'not_json' | 'not_whatsapp';

interface Waiting {
  body: SignedBody;
  read: Read | null;
}

/**
 * Reads bodies and stores their updates. Bodies that arrive together share one transaction: those of one turn of
 * the event loop, and while a batch is being stored all that arrive meanwhile. One batch at a time.
 */
export class GroupCommit {
  private readonly batchUpdates: number;
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private storeAnswers = true;

  constructor(private readonly needs: GroupCommitNeeds) {
    this.batchUpdates = needs.batchUpdates ?? 1_000;
  }

  add(bodies: readonly SignedBody[]): void {
    for (const body of bodies) this.waiting.push({ body, read: null });
    this.running ??= this.run();
  }

  /** Resolves when nothing waits any more. */
  async flush(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      await nextTurn(); // Whatever else arrives in this turn comes along.
      await this.record(this.nextBatch());
    }
    this.running = null;
  }

  private nextBatch(): Waiting[] {
    let count = 0;
    let size = 0;
    for (const waiting of this.waiting) {
      waiting.read ??= read(waiting.body.raw);
      const updates = typeof waiting.read === 'string' ? 0 : waiting.read.length;
      if (size > 0 && size + updates > this.batchUpdates) break;
      size += updates;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async record(batch: Waiting[]): Promise<void> {
    const updates = batch.flatMap(({ read }) => (Array.isArray(read) ? read : []));
    const startedAt = performance.now();
    const result = updates.length > 0 ? await this.append(updates) : { appended: [], wake: [] };
    let at = 0;
    const recorded = batch.map(({ body, read }): Recorded => {
      if (!Array.isArray(read)) return { outcome: read ?? 'not_json' };
      if (!result) return { outcome: 'commit_failed' };
      const own = body.wantsReport ? result.appended.slice(at, at + read.length) : null;
      at += read.length;
      return { outcome: 'accepted', report: own };
    });
    this.needs.onBatch(recorded, result && updates.length > 0 ? commitOf(result, startedAt) : null);
  }

  private async append(updates: Update[]) {
    try {
      const result = await this.needs.store.append(updates, Date.now());
      this.noteStore(true);
      return result;
    } catch (error) {
      this.noteStore(false, error);
      return null;
    }
  }

  /** One log line when the store stops taking updates, one when it takes them again. */
  private noteStore(answers: boolean, error?: unknown): void {
    if (answers === this.storeAnswers) return;
    this.storeAnswers = answers;
    if (answers) this.needs.log.info('updates are stored again');
    else this.needs.log.error({ err: error }, 'updates cannot be stored; Meta is asked to send them again');
  }
}

function read(raw: Buffer): Read {
  let body: unknown;
  try {
    body = webhookBody(raw.toString());
  } catch {
    return 'not_json';
  }
  return isWhatsAppBody(body) ? updatesOf(body) : 'not_whatsapp';
}

function commitOf({ appended, wake }: { appended: Appended[]; wake: string[] }, startedAt: number): Commit {
  const counts = new Map<string, Commit['counts'][number]>();
  for (const { kind, repeated } of appended) {
    const key = repeated ? `${kind} again` : kind;
    const entry = counts.get(key);
    if (entry) entry.count += 1;
    else counts.set(key, { kind, repeated, count: 1 });
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  return { updates: appended.length, seconds, counts: [...counts.values()], wake };
}
