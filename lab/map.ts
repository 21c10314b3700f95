/**
 * `npm run map -- --crm hubspot --direction in FILE`: prints the fields of a CRM that the messages and statuses in a
 * webhook body fill, or an item as a trigger gives it, and for each the row of the tables that made it.
 * `--direction out FILE` prints what a message takes from each record of the CRM. With `--json` the whole as JSON;
 * `--zone Europe/Berlin` is the time zone of the account (in), `--country TW` the country of numbers without one (out).
 */
import { crmNames, isCrm, mapIn, mapOut } from '../mappings/engine.js';
import { countryCode } from '../whatsapp/phone/country.js';
import { commandLine, wordsAs } from './command/command-line.js';
import { command, WrongCall } from './command/command.js';
import { itemsIn } from './map/items.js';
import { recordsIn } from './map/records.js';
import { inText, outText } from './map/text.js';
import { jsonIn, UnusableFile } from './command/json-file.js';

const usage = `npm run map -- --crm ${Object.keys(crmNames).join('|')} --direction in|out FILE [--json]
    in    what the webhook bodies or items of triggers in FILE become in the CRM; [--zone ZONE]
    out   what the records of the CRM in FILE become in a message; [--country COUNTRY]`;

await command({ usage, failure: 'The file could not be mapped', run });

async function run(args: string[]): Promise<void> {
  const { values, positionals } = commandLine(args, {
    crm: { type: 'string' },
    direction: { type: 'string' },
    json: { type: 'boolean', default: false },
    zone: { type: 'string' },
    country: { type: 'string' },
  });
  const { crm, direction, json, zone, country } = values;
  if (!isCrm(crm)) throw new WrongCall(`--crm must be one of ${Object.keys(crmNames).join(', ')}.`);
  if (direction !== 'in' && direction !== 'out') throw new WrongCall('--direction must be in or out.');
  const [file] = wordsAs(positionals, 'FILE');
  if (zone !== undefined && direction === 'out')
    throw new WrongCall('--zone is for --direction in only: records have no times that are written anew.');
  if (country !== undefined && direction === 'in')
    throw new WrongCall('--country is for --direction out only: WhatsApp’s numbers have their country code.');
  if (zone !== undefined && !isTimeZone(zone))
    throw new WrongCall(`--zone must be a time zone, such as Europe/Berlin, not “${zone}”.`);
  if (country !== undefined && countryCode(country) === null)
    throw new WrongCall(`--country must be a country, such as TW or Taiwan, not “${country}”.`);
  const content = await jsonIn(file);
  if (direction === 'out') {
    const mapped = recordsIn(content).map((record) => mapOut(crm, record, { country }));
    if (mapped.every(({ trace }) => trace.length === 0))
      throw new UnusableFile(
        `Nothing in ${file} could be used. It should be a record, or a list of records, as ${crmNames[crm]} gives them, under the API names.`,
      );
    process.stdout.write(json ? `${JSON.stringify(mapped, null, 2)}\n` : mapped.map(outText).join('\n'));
    return;
  }
  const items = itemsIn(content);
  if (items.length === 0)
    throw new UnusableFile(
      `${file} holds no webhook body with messages or statuses, and no item of a trigger.`,
    );
  const all = items.map(({ kind, item }) => ({ kind, ...mapIn(crm, kind, item, { timeZone: zone }) }));
  process.stdout.write(json ? `${JSON.stringify(all, null, 2)}\n` : all.map(inText).join('\n'));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
