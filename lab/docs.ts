/** `npm run docs`: writes docs/mappings.md from the tables of the mappings. */
import { writeFile } from 'node:fs/promises';
import { commandLine, wordsAs } from './command/command-line.js';
import { command } from './command/command.js';
import { mappingsPage } from './docs/mappings-page.js';

await command({
  usage: 'npm run docs     writes docs/mappings.md from the tables of the mappings',
  failure: 'The page could not be written',
  async run(args) {
    wordsAs(commandLine(args, {}).positionals);
    await writeFile('docs/mappings.md', mappingsPage());
  },
});
