import { stderr, stdout } from 'node:process';
import { UnusableFile } from './json-file.js';

/** What was typed cannot be run; the message is a sentence that says why. */
export class WrongCall extends Error {}

export interface Command {
  /** How it is called: what `--help` prints, and what stands under a call that is wrong. */
  usage: string;
  /** Begins the sentence about what nobody foresaw, such as “The replay could not run”. */
  failure: string;
  run: (args: string[]) => Promise<void>;
}

const exitCodes = { failed: 1, unusable: 2 };

/**
 * Runs a command as every command of the lab is run: `--help` prints its usage and ends with 0, a wrong call or a file
 * that cannot be used with 2, and what failed with 1. Whoever reads the output may leave early, as `head` does.
 */
export async function command({ usage, failure, run }: Command): Promise<void> {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const args = process.argv.slice(2);
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    stdout.write(`${usage}\n`);
    return;
  }
  try {
    await run(args);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isForeseen = error instanceof WrongCall || error instanceof UnusableFile;
    stderr.write(isForeseen ? `${reason}\n` : `${failure}: ${reason}\n`);
    if (error instanceof WrongCall) stderr.write(`\n${usage}\n`);
    process.exitCode = isForeseen ? exitCodes.unusable : exitCodes.failed;
  }
}
