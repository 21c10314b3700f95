import type { Log } from '../log.js';

const everyMs = 60_000;

/** Says in the log that signatures are wrong, at most once a minute: anybody can send a wrong one. */
export class SignatureWarning {
  private last = -Infinity;

  constructor(
    private readonly log: Pick<Log, 'warn'>,
    private readonly now: () => number,
  ) {}

  give(): void {
    const now = this.now();
    if (now - this.last < everyMs) return;
    this.last = now;
    this.log.warn(
      'A webhook had a signature that META_APP_SECRET does not make; it was refused. Compare the setting with the app secret in Meta’s app dashboard.',
    );
  }
}
