/**
 * `npm run show -- templates [--json]`: sends a template of every kind to a local Meta, and prints for each how many
 * fields it has, whether it was accepted, and what the customer sees. Exit code 1 when one was not accepted.
 */
import { stderr, stdout } from 'node:process';
import { tableOf } from './show/table.js';
import { showTemplates } from './show/templates.js';

const USAGE =
  'npm run show -- templates           a table\nnpm run show -- templates --json    the same as JSON\n';

async function main(args: string[]): Promise<void> {
  const [what, ...options] = args;
  if (what !== 'templates' || options.some((option) => option !== '--json')) {
    stderr.write(USAGE);
    process.exitCode = 1;
    return;
  }
  const shown = await showTemplates();
  if (options.includes('--json')) {
    const templates = shown.map(({ accepted, fields, name, preview }) => ({
      name,
      fields,
      accepted,
      preview,
    }));
    stdout.write(`${JSON.stringify({ templates }, null, 2)}\n`);
  } else stdout.write(tableOf(shown));
  for (const { name, reason } of shown.filter(({ accepted }) => !accepted)) {
    stderr.write(`${name} was not accepted. ${reason ?? ''}\n`);
    process.exitCode = 1;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  stderr.write(
    `The templates could not be shown: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
