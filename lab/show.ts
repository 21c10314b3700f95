/**
 * `npm run show -- templates [--json]`: sends a template of every kind to a local Meta, and prints for each how many
 * fields it has, whether it was accepted, and what the customer sees. Exit code 1 when one was not accepted.
 */
import { stderr, stdout } from 'node:process';
import { commandLine, wordsAs } from './command/command-line.js';
import { command, WrongCall } from './command/command.js';
import { tableOf } from './show/table.js';
import { showTemplates } from './show/templates.js';

const usage = `npm run show -- templates           a template of every kind, as the customer sees it, in a table
npm run show -- templates --json    the same as JSON`;

await command({
  usage,
  failure: 'The templates could not be shown',
  async run(args) {
    const { values, positionals } = commandLine(args, { json: { type: 'boolean', default: false } });
    const [what] = wordsAs(positionals, 'What to show');
    if (what !== 'templates') throw new WrongCall(`“${what}” cannot be shown. What can be: templates.`);
    const shown = await showTemplates();
    if (values.json) {
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
  },
});
