import type { Recorded, SignedBody } from './recorded.js';

export interface RecorderLimits {
  /** How many bodies may wait, those being stored included. */
  queueBodies?: number;
  queueBytes?: number;
}

interface Waiting {
  bytes: number;
  done(recorded: Recorded): void;
}

/**
 * Where intake hands in signed bodies, and hears of each what became of it. It gathers what one turn of the event
 * loop brings, hands it on with `send`, and is answered through `recorded`, in the same order.
 */
export class Recorder {
  private readonly limits: Required<RecorderLimits>;
  private waiting: Waiting[] = [];
  private bytes = 0;
  private gathered: SignedBody[] = [];
  private whenEmpty: (() => void)[] = [];

  constructor(
    private readonly send: (bodies: SignedBody[]) => void,
    limits: RecorderLimits = {},
  ) {
    this.limits = { queueBodies: 20_000, queueBytes: 64 * 1024 * 1024, ...limits };
  }

  /** Whether nothing more can wait at the moment. */
  get isFull(): boolean {
    return this.waiting.length >= this.limits.queueBodies || this.bytes >= this.limits.queueBytes;
  }

  record(body: SignedBody, done: (recorded: Recorded) => void): void {
    const bytes = body.raw.length;
    this.bytes += bytes;
    this.waiting.push({ bytes, done });
    if (this.gathered.push(body) === 1) setImmediate(() => this.handOn());
  }

  /** What became of the bodies that wait longest. */
  recorded(results: readonly Recorded[]): void {
    const answered = this.waiting.splice(0, results.length);
    for (const { bytes } of answered) this.bytes -= bytes;
    answered.forEach(({ done }, i) => done(results[i] ?? { outcome: 'commit_failed' }));
    if (this.waiting.length === 0) for (const resolve of this.whenEmpty.splice(0)) resolve();
  }

  /** Tells everybody who waits that nothing was stored: Meta sends it again. */
  fail(): void {
    this.gathered = [];
    this.recorded(this.waiting.map(() => ({ outcome: 'commit_failed' })));
  }

  /** Resolves when nobody waits any more. */
  flush(): Promise<void> {
    return new Promise((resolve) => {
      if (this.waiting.length === 0) resolve();
      else this.whenEmpty.push(resolve);
    });
  }

  private handOn(): void {
    const bodies = this.gathered;
    this.gathered = [];
    if (bodies.length > 0) this.send(bodies);
  }
}
