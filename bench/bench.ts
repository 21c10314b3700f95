import type { Account } from './account.js';
import type { Generator } from './generator.js';

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
