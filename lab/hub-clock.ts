import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { built } from './built.js';
import { readEveryMs, readShift, shiftFile } from './hub-clock/shift.js';

/** The clock of a lab's hub, which can be put forward, so that nobody waits a quarter of an hour for a window to close. */
export class HubClock {
  /** What the hub's process needs: the program that runs before it, and where that looks for the time. */
  readonly preload = pathToFileURL(built('lab/hub-clock/shifted-date.js')).href;
  readonly environment: Record<string, string>;
  private readonly file: string;
  private shiftMs: number;

  /** @param folder of the lab alone. */
  constructor(folder: string) {
    this.file = join(folder, 'clock');
    this.environment = { [shiftFile]: this.file };
    // A hub that was killed goes on with the clock it had.
    this.shiftMs = readShift(this.file);
  }

  /** What the hub takes for now, in epoch milliseconds. */
  now(): number {
    return Date.now() + this.shiftMs;
  }

  /** Puts the clock forward, and gives when every thread of the hub has seen it. */
  async forward(milliseconds: number): Promise<void> {
    this.shiftMs += milliseconds;
    await writeFile(this.file, String(this.shiftMs));
    await sleep(4 * readEveryMs);
  }
}
