/**
 * `npm run map -- --crm hubspot --direction in FILE`: prints the fields of a CRM that the messages and statuses in a
 * webhook body fill, or an item as a trigger gives it, and for each the row of the tables that made it.
 * `--direction out FILE` prints what a message takes from a record of the CRM. With `--json` the whole as JSON;
 * `--zone Europe/Berlin` is the time zone of the account, `--country TW` the country of numbers without one.
 */
import { parseArgs } from 'node:util';
import { crmNames, isCrm, mapIn, mapOut } from '../mappings/engine.js';
import { itemsIn } from './map/items.js';
import { inText, outText } from './map/text.js';
import { jsonIn, UnusableFile, withFiles } from './show/json-file.js';

const USAGE = `npm run map -- --crm ${Object.keys(crmNames).join('|')} --direction in|out FILE [--json] [--zone ZONE] [--country COUNTRY]`;

await withFiles(async () => {
  const { values, positionals } = options();
  const { crm, direction, json, zone, country } = values;
  const [file] = positionals;
  if (!isCrm(crm)) throw wrongCall(`--crm must be one of ${Object.keys(crmNames).join(', ')}.`);
  if (direction !== 'in' && direction !== 'out') throw wrongCall('--direction must be in or out.');
  if (file === undefined || positionals.length > 1) throw wrongCall('Name one file.');
  const content = await jsonIn(file);
  if (direction === 'out') {
    const mapped = mapOut(crm, content, { country });
    process.stdout.write(json ? `${JSON.stringify(mapped, null, 2)}\n` : outText(mapped));
    if (mapped.trace.length === 0)
      process.stderr.write(
        `Nothing in ${file} could be used. It should be one record as ${crmNames[crm]} gives it, under the API names; of a list, take one record.\n`,
      );
    return;
  }
  const items = itemsIn(content);
  if (items.length === 0)
    throw new UnusableFile(
      `${file} holds no webhook body with messages or statuses, and no item of a trigger.`,
    );
  const all = items.map(({ kind, item }) => ({ kind, ...mapIn(crm, kind, item, { timeZone: zone }) }));
  process.stdout.write(json ? `${JSON.stringify(all, null, 2)}\n` : all.map(inText).join('\n'));
});

function wrongCall(what: string): UnusableFile {
  return new UnusableFile(`${what}\n${USAGE}`);
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        crm: { type: 'string' },
        direction: { type: 'string' },
        json: { type: 'boolean', default: false },
        zone: { type: 'string' },
        country: { type: 'string' },
      },
    });
  } catch (error) {
    throw wrongCall(error instanceof Error ? error.message : String(error));
  }
}
