/** `npm run fields -- FILE`: prints as JSON the fields that a template has, and notes about parts that are unknown. */
import { fieldsOf, notesOf, tooManyFields } from '../whatsapp/template/fields.js';
import { readTemplate } from '../whatsapp/template/reading.js';
import { templateIn, UnusableFile, withFiles } from './show/json-file.js';

const [file] = process.argv.slice(2);

await withFiles(async () => {
  if (file === undefined) throw new UnusableFile('Name the JSON file of a template: npm run fields -- FILE');
  const template = readTemplate(await templateIn(file));
  process.stdout.write(`${JSON.stringify(fieldsOf(template), null, 2)}\n`);
  for (const note of [...notesOf(template), tooManyFields(template)]) {
    if (note !== null) process.stderr.write(`${note}\n`);
  }
});
