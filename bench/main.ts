import { VoidRun } from './bench.js';
import { runIntake } from './intake.js';
import { parseOptions, USAGE, UsageError } from './options.js';
import { reportText } from './report.js';

const EXIT = { failed: 1, misused: 2, void: 3, interrupted: 130 };

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const report = await runIntake(options, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${options.json ? JSON.stringify(report) : `\n${reportText(report)}`}\n`);
}

// Ctrl-C reaches the servers too; leaving by `exit` lets the run delete its folder.
process.once('SIGINT', () => process.exit(EXIT.interrupted));

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof UsageError ? `${message}\nUsage: ${USAGE}\n` : `${message}\n`);
  process.exitCode =
    error instanceof UsageError ? EXIT.misused : error instanceof VoidRun ? EXIT.void : EXIT.failed;
});
