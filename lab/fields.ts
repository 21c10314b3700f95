/** `npm run fields -- FILE`: prints as JSON the fields that a template has, and notes about parts that are unknown. */
import { fieldsOf, notesOf, tooManyFields } from '../whatsapp/template/fields.js';
import { readTemplate } from '../whatsapp/template/reading.js';
import { commandLine, wordsAs } from './command/command-line.js';
import { command } from './command/command.js';
import { templateIn } from './command/json-file.js';

await command({
  usage: 'npm run fields -- FILE     the fields of the template in FILE, which is JSON as Graph gives it',
  failure: 'The fields could not be printed',
  async run(args) {
    const [file] = wordsAs(commandLine(args, {}).positionals, 'FILE');
    const template = readTemplate(await templateIn(file));
    process.stdout.write(`${JSON.stringify(fieldsOf(template), null, 2)}\n`);
    for (const note of [...notesOf(template), tooManyFields(template)]) {
      if (note !== null) process.stderr.write(`${note}\n`);
    }
  },
});
