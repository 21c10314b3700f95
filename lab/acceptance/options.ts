import { commandLine, wordsAs } from '../command/command-line.js';
import { WrongCall } from '../command/command.js';
import { accountRows } from './config.js';
import { isRowKey, rowKeys, type RowKey } from './standards.js';

export interface AcceptanceOptions {
  /** The config of a real account; null: the lab. */
  config: string | null;
  /** False: only say what would be sent. */
  send: boolean;
  json: boolean;
  /** How many sample messages. */
  count: number;
  /** Null: all that make sense where it runs. */
  rows: RowKey[] | null;
  /** Where the report goes. */
  out: string;
}

export const usage = `npm run acceptance -- --lab                  say what would be sent in a lab that it starts itself
npm run acceptance -- --lab --send           send it, and measure
npm run acceptance -- --config FILE          say what would be sent over your own account; sends nothing
npm run acceptance -- --config FILE --send   send it, and measure
    --count 100      how many sample messages
    --rows A,B       only these rows: ${rowKeys.join(', ')}
    --out FOLDER     where acceptance.json and acceptance.html go; .lab/acceptance when absent
    --json           one JSON object instead of the table`;

const mostMessages = 10_000;

/**
 * Reads the command line.
 * @throws WrongCall about what cannot be read.
 */
export function acceptanceOptions(args: string[]): AcceptanceOptions {
  const { values, positionals } = commandLine(args, {
    lab: { type: 'boolean', default: false },
    config: { type: 'string' },
    send: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    count: { type: 'string', default: '100' },
    rows: { type: 'string' },
    out: { type: 'string', default: '.lab/acceptance' },
  });
  wordsAs(positionals);
  const { lab, config, send, json, out } = values;
  if (lab === (config !== undefined))
    throw new WrongCall(
      `${lab ? 'Choose one of the two' : 'Say where to send'}: --lab for the lab, or --config FILE for your own account.`,
    );
  const count = Number(values.count);
  if (!Number.isInteger(count) || count < 1 || count > mostMessages)
    throw new WrongCall(
      `--count must be a number of messages from 1 to ${mostMessages.toLocaleString('en-GB')}, not “${values.count}”.`,
    );
  const measurable = config === undefined ? rowKeys : accountRows;
  return { config: config ?? null, send, json, count, rows: rowsIn(values.rows, measurable), out };
}

function rowsIn(text: string | undefined, measurable: readonly RowKey[]): RowKey[] | null {
  if (text === undefined) return null;
  const names = text.split(',').map((name) => name.trim());
  const stranger = names.find((name) => !isRowKey(name));
  if (stranger !== undefined)
    throw new WrongCall(`--rows has no row “${stranger}”. There are: ${rowKeys.join(', ')}.`);
  const keys = names.filter(isRowKey);
  const ofLab = keys.find((key) => !measurable.includes(key));
  if (ofLab !== undefined)
    throw new WrongCall(
      `--rows has the row “${ofLab}”, which is measured in the lab only. With --config there are: ${measurable.join(', ')}.`,
    );
  return keys;
}
