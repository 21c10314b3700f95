import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccount, type Account } from './account.js';
import { Generator } from './load/generator.js';

/** What the parts of one bench run share. */
export interface Bench {
  account: Account;
  generator: Generator;
  /** A folder of this run alone; it is deleted at the end. */
  folder: string;
  /** Tells the person who waits how far it is. */
  say(line: string): void;
}

/** The run counts for nothing; the message says why. */
export class VoidRun extends Error {}

/** Does `work` with all that a run needs, and leaves nothing behind. */
export async function withBench<Report>(
  say: (line: string) => void,
  work: (bench: Bench) => Promise<Report>,
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const generator = new Generator();
  const account = await openAccount();
  try {
    return await work({ account, generator, folder, say });
  } finally {
    generator.close();
    await account.close();
    process.off('exit', remove);
    remove();
  }
}
