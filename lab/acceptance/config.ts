import { z } from 'zod';
import { parsePhone } from '../../whatsapp/phone.js';
import { jsonIn, UnusableFile } from '../command/json-file.js';
import { pairBurst, type Sample } from './plan.js';
import { standards, type RowKey } from './standards.js';

/** A real account, with its secrets. */
export interface Account {
  wabaId: string;
  phoneNumberId: string;
  hubUrl: string;
  appId: string;
  token: string;
  /** The environment variable that holds it. */
  tokenVariable: string;
  appSecret: string;
  appSecretVariable: string;
  samples: Sample[];
  /** E.164. */
  recipients: string[];
  ratePerMinute: number;
  rows: RowKey[];
}

/** What runs on a real account unless the config says otherwise: nothing that costs more than the sample. */
const harmlessRows = ['delivery', 'content', 'display', 'records'] as const satisfies RowKey[];
/** What can run on one: the others need a customer who writes, a CRM, or something that goes wrong on purpose. */
export const accountRows = [...harmlessRows, 'peak'] as const satisfies RowKey[];

/** One a second, so that a new number does not look like a sender of spam. */
const usualRate = 60;

const id = (what: string) =>
  z.string(`must be ${what}, in quotes`).regex(/^\d+$/, `must be ${what}, which has digits only`);

const variable = z
  .string('must be the name of an environment variable')
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'must be the name of an environment variable, such as META_TOKEN; the secret itself does not belong into this file',
  );

const configFile = z.strictObject(
  {
    waba_id: id('the id of a WhatsApp Business account'),
    phone_number_id: id('the id of a phone number'),
    hub_url: z
      .string('must be the address of the hub')
      .refine(isSafeAddress, 'must be an address that starts with https://: the token travels to it')
      .transform((url) => url.replace(/\/+$/, '')),
    app_id: id('the id of your Meta app'),
    token_variable: variable,
    app_secret_variable: variable,
    templates: z
      .array(
        z.strictObject(
          {
            name: z.string('must be the name of a template').min(1, 'must be the name of a template'),
            language: z
              .string('must be the language of the template, such as en_US')
              .regex(/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/, 'must be the language of the template, such as en_US'),
            values: z
              .record(z.string(), z.string('must be text'), 'must be an object of texts by field')
              .default({}),
          },
          'must be an object with name, language and values',
        ),
        'must be a list of templates',
      )
      .min(1, 'must name at least one template'),
    recipients: z
      .array(
        z.string('must be a phone number, in quotes').transform((written, { addIssue }) => {
          const phone = parsePhone(written);
          if (phone.ok) return phone.e164;
          addIssue({
            code: 'custom',
            message: 'must be a phone number with its country code, such as +447400123456',
          });
          return z.NEVER;
        }),
        'must be a list of phone numbers',
      )
      .min(1, 'must name at least one test number')
      .transform((numbers) => [...new Set(numbers)]),
    rate_per_minute: z
      .number('must be a number of messages')
      .min(1, 'must be 1 or more')
      .max(60_000, 'must be 60000 or less: WhatsApp takes no more from any number')
      .default(usualRate),
    rows: z
      .array(
        z.enum(accountRows, `must be one of ${accountRows.join(', ')}`),
        `must be a list of ${accountRows.join(', ')}`,
      )
      .default([...harmlessRows]),
  },
  'must be one JSON object',
);

/**
 * Reads the config of a real account, and its secrets from the environment. `asked` are the rows of the command line,
 * null when it names none.
 * @throws UnusableFile that names the file and every field that is wrong.
 */
export async function accountIn(
  file: string,
  environment: Record<string, string | undefined>,
  asked: RowKey[] | null,
): Promise<Account> {
  const result = configFile.safeParse(await jsonIn(file), { reportInput: true });
  if (!result.success) throw unusable(file, result.error.issues.flatMap(sentences));
  const config = result.data;
  const secret = (name: string) => environment[name]?.trim() ?? '';
  const problems = (['token_variable', 'app_secret_variable'] as const)
    .filter((field) => secret(config[field]) === '')
    .map(
      (field) =>
        `“${field}” names the environment variable ${config[field]}, which is empty. Set it: export ${config[field]}=…`,
    );
  const rows = asked ?? config.rows;
  problems.push(...tooFew(rows, config.recipients.length));
  if (problems.length > 0) throw unusable(file, problems);
  return {
    wabaId: config.waba_id,
    phoneNumberId: config.phone_number_id,
    hubUrl: config.hub_url,
    appId: config.app_id,
    token: secret(config.token_variable),
    tokenVariable: config.token_variable,
    appSecret: secret(config.app_secret_variable),
    appSecretVariable: config.app_secret_variable,
    samples: config.templates,
    recipients: config.recipients,
    ratePerMinute: config.rate_per_minute,
    rows,
  };
}

/** One person gets so many at once and no more, so a burst needs more people. */
function tooFew(rows: readonly RowKey[], recipients: number): string[] {
  const needed = Math.ceil(standards.peak.value / pairBurst);
  if (!rows.includes('peak') || recipients >= needed) return [];
  return [
    `“recipients” has ${recipients} test numbers, and the row peak needs ${needed}: WhatsApp lets one person get ${pairBurst} messages at once. Add test numbers, or leave peak out.`,
  ];
}

function unusable(file: string, problems: string[]): UnusableFile {
  return new UnusableFile(`${file} cannot be used:\n${problems.map((one) => `  ${one}`).join('\n')}`);
}

function sentences(issue: z.core.$ZodIssue): string[] {
  const place = issue.path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part),
    '',
  );
  const within = place === '' ? '' : `${place}.`;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `“${within}${key}” is not known. Look whether it is written right.`);
  const missing = issue.code === 'invalid_type' && issue.input === undefined && place !== '';
  return [
    place === ''
      ? `The file ${issue.message}.`
      : missing
        ? `“${place}” is missing. It ${issue.message}.`
        : `“${place}” ${issue.message}.`,
  ];
}

/** Plain http never leaves this machine. */
export function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  return (
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
  );
}
