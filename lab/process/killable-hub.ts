import { setTimeout as sleep } from 'node:timers/promises';
import type { HubClock } from '../hub-clock.js';
import { startHubProcess, type HubProcess, type HubSetup } from './hub-process.js';

/** A hub that can be killed, as by a power cut, and comes back by itself with what it stored. */
export class KillableHub {
  /** Settles when it ended, and not because it was killed here. */
  readonly ended: Promise<string>;
  /** Settles when it runs again. */
  private back: Promise<void> = Promise.resolve();
  private away = false;
  private tellEnd: (how: string) => void = () => undefined;

  private constructor(
    private readonly setup: HubSetup,
    private hub: HubProcess,
  ) {
    this.ended = new Promise((resolve) => (this.tellEnd = resolve));
    this.watch(hub);
  }

  static async start(setup: HubSetup): Promise<KillableHub> {
    return new KillableHub(setup, await startHubProcess(setup));
  }

  get url(): string {
    return this.hub.url;
  }

  get clock(): HubClock {
    return this.hub.clock;
  }

  get pid(): number {
    return this.hub.pid;
  }

  /** Its log file. */
  get log(): string {
    return this.hub.log;
  }

  /** The latest that it printed. */
  printed(): string {
    return this.hub.printed();
  }

  /** Kills it, and starts it again so many milliseconds later; gives when it is gone. Nothing while it is away. */
  async kill(awayMs: number): Promise<void> {
    if (this.away) return;
    this.away = true;
    const gone = this.hub.kill();
    this.back = gone.then(async () => {
      await sleep(awayMs);
      this.hub = await startHubProcess(this.setup);
      this.away = false;
      this.watch(this.hub);
    });
    this.back.catch((error: unknown) => this.tellEnd(String(error)));
    await gone;
  }

  /** Gives when it runs. */
  running(): Promise<void> {
    return this.back;
  }

  async stop(): Promise<void> {
    await this.back.catch(() => undefined);
    await this.hub.stop();
  }

  private watch(hub: HubProcess): void {
    void hub.ended.then((how) => {
      if (!this.away) this.tellEnd(how);
    });
  }
}
