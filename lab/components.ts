/**
 * `npm run components -- FILE VALUES`: prints as JSON what is sent for a template and the values in a second file, an
 * object by the keys of the fields. Exit code 1, with a sentence for each, when WhatsApp would refuse a value.
 */
import { check } from '../whatsapp/template/check.js';
import { componentsOf } from '../whatsapp/template/components.js';
import { readTemplate } from '../whatsapp/template/reading.js';
import { isObject } from './cloud-api/json.js';
import { jsonIn, templateIn, UnusableFile, withFiles } from './show/json-file.js';

const [file, valuesFile] = process.argv.slice(2);

await withFiles(async () => {
  if (file === undefined || valuesFile === undefined) {
    throw new UnusableFile(
      'Name the JSON files of a template and of its values: npm run components -- FILE VALUES',
    );
  }
  const template = readTemplate(await templateIn(file));
  const values = await jsonIn(valuesFile);
  if (!isObject(values)) throw new UnusableFile(`${valuesFile} must be a JSON object: {"body_1": "Ada"}.`);
  const problems = check(template, values);
  for (const { message } of problems) process.stderr.write(`${message}\n`);
  if (problems.length > 0) process.exitCode = 1;
  else process.stdout.write(`${JSON.stringify(componentsOf(template, values), null, 2)}\n`);
});
