import closeWithGrace from 'close-with-grace';
import { configWarnings, ConfigError, readConfig } from './config.js';
import { startHub } from './hub.js';
import { createLog } from './log.js';
import { explainStart } from './start-error.js';

/** `npm run hub`: reads the settings, runs the hub until SIGTERM or SIGINT, and stops it with nothing lost. */
async function main(): Promise<void> {
  const [argument] = process.argv.slice(2);
  if (argument !== undefined) return explainCall(argument);
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  for (const warning of configWarnings(config)) log.warn(warning);
  const hub = await startHub(config, log);
  log.info({ url: hub.url, database: config.databaseUrl ? 'PostgreSQL' : 'SQLite' }, 'the hub is ready');
  closeWithGrace({ delay: 30_000, logger: false }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'the hub stops because of an error');
    else log.info({ signal }, 'the hub is stopping');
    await hub.close();
    log.info('the hub has stopped');
  });
}

/** A hub that ignored an option would run with settings that nobody chose. */
function explainCall(argument: string): void {
  const usage =
    'npm run hub   starts the hub. It takes no options: environment variables set it, such as PORT=3001. The README lists them.\n';
  if (argument === '--help' || argument === '-h') {
    process.stdout.write(usage);
    return;
  }
  process.stderr.write(`The hub does not know “${argument}”, and did not start.\n\n${usage}`);
  process.exitCode = 2;
}

main().catch((error: unknown) => {
  const sentences = error instanceof ConfigError ? error.problems : [explainStart(error, process.env)];
  process.stderr.write(`The hub cannot start:\n${sentences.map((each) => `  - ${each}\n`).join('')}`);
  process.exitCode = 1;
});
