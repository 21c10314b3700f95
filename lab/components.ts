/**
 * `npm run components -- FILE VALUES`: prints as JSON what is sent for a template and the values in a second file, an
 * object by the keys of the fields. Exit code 1, with a sentence for each, when WhatsApp would refuse a value or the
 * template has no such field.
 */
import { check } from '../whatsapp/template/check.js';
import { componentsOf } from '../whatsapp/template/components.js';
import { readTemplate } from '../whatsapp/template/reading.js';
import { isObject } from './cloud-api/json.js';
import { commandLine, wordsAs } from './command/command-line.js';
import { command } from './command/command.js';
import { jsonIn, templateIn, UnusableFile } from './command/json-file.js';
import { strayKeys } from './show/stray-keys.js';

const usage = `npm run components -- FILE VALUES     what is sent for the template in FILE and the values in VALUES
                                      both JSON; VALUES by the keys that npm run fields prints`;

await command({
  usage,
  failure: 'The components could not be printed',
  async run(args) {
    const [file, valuesFile] = wordsAs(commandLine(args, {}).positionals, 'FILE', 'VALUES');
    const template = readTemplate(await templateIn(file));
    const values = await jsonIn(valuesFile);
    if (!isObject(values)) throw new UnusableFile(`${valuesFile} must be a JSON object: {"body_1": "Ada"}.`);
    const problems = [
      ...strayKeys(template, values),
      ...check(template, values).map(({ message }) => message),
    ];
    if (problems.length > 0) throw new UnusableFile(problems.join('\n'));
    process.stdout.write(`${JSON.stringify(componentsOf(template, values), null, 2)}\n`);
  },
});
