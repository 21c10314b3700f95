import { VoidRun } from './bench.js';
import { runIntake } from './intake/intake.js';
import { reportText as intakeText } from './intake/report.js';
import { parseOptions, USAGE, UsageError, type BenchOptions } from './options.js';
import { runProjection } from './projection/projection.js';
import { reportText as projectionText } from './projection/report.js';

const EXIT = { failed: 1, misused: 2, void: 3, interrupted: 130 };

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const options = parseOptions(words);
  const { report, text } = await run(options, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${options.json ? JSON.stringify(report) : `\n${text}`}\n`);
}

async function run(
  options: BenchOptions,
  say: (line: string) => void,
): Promise<{ report: object; text: string }> {
  if (options.bench === 'intake') {
    const report = await runIntake(options, say);
    return { report, text: intakeText(report) };
  }
  const report = await runProjection(options, say);
  return { report, text: projectionText(report) };
}

// Ctrl-C reaches the servers too; leaving by `exit` lets the run delete its folder.
process.once('SIGINT', () => process.exit(EXIT.interrupted));

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof UsageError ? `${message}\n\n${USAGE}\n` : `${message}\n`);
  process.exitCode =
    error instanceof UsageError ? EXIT.misused : error instanceof VoidRun ? EXIT.void : EXIT.failed;
});
