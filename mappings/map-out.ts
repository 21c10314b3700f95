import type { CrmReference } from '../whatsapp/callback-data.js';
import { phoneKind } from '../whatsapp/phone/kind.js';
import { tagsOf } from '../whatsapp/tags.js';
import { isUserId } from '../whatsapp/user-id.js';
import { consentIn, type MappedConsent } from './consent.js';
import type { Crm } from './crm.js';
import { languageOf } from './language-of-country.js';
import { Reading, type OutTrace } from './reading.js';
import { phoneIn, type Recipient } from './recipient.js';
import { isValueName, valueNames, type ValueName } from './table.js';
import { tableOf } from './tables.js';
import { plain } from './transforms/readers.js';

export interface OutContext {
  /** A key of the table’s objects, when the record does not say itself what it is. */
  object?: string | undefined;
  /** For numbers without a country code, when the record names no country: two letters or a name. */
  country?: string | null | undefined;
  /** Epoch milliseconds; absent: now. */
  now?: number | undefined;
}

/** What of a CRM’s record goes into a message. */
export interface MappedOut {
  /** Null when the record holds neither a number nor a user id that can be used. */
  recipient: Recipient | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** Of templates, as Meta writes it; from the country when the record names none. */
  language: string | null;
  consent: MappedConsent | null;
  /** Null when no field of tags was mapped. */
  tags: string[] | null;
  /** Which record it is; statuses of the message bring it back. */
  crm: CrmReference | null;
  values: Values;
  trace: OutTrace[];
  /** What could not be used, and why: sentences for the user. */
  notes: string[];
}

/**
 * For the variables of a template. Dates and amounts are in the forms that `localise` of whatsapp/ puts into the
 * customer’s language: `2026-05-01`, `1500.00 TWD`.
 */
export type Values = Partial<Record<ValueName, string>>;

/** The note of a record in which nobody was found; of no interest to a step that was told the recipient. */
export const NOBODY = 'The record has no phone number that a message can go to.';

/** A record of a CRM, in any of the forms of `readRecord`, as the parts of a message. Whatever it holds, this answers. */
export function mapOut(crm: Crm, record: unknown, context: OutContext = {}): MappedOut {
  const reading = new Reading(tableOf(crm), record, context.object);
  const told = reading.text('country');
  const recipient = recipientIn(reading, told ?? context.country ?? null);
  const country = told ?? (recipient?.phone ? phoneKind(recipient.phone).country : null);
  const mapped = {
    recipient,
    country,
    language: reading.text('language') ?? languageOf(country),
    consent: consentOf(reading, context.now ?? Date.now()),
    tags: reading.first('tags', (value, _row, note) => tagsIn(value, note))?.value ?? null,
    crm: referenceIn(crm, reading),
    values: valuesIn(reading),
  };
  return { ...mapped, trace: reading.trace, notes: [...new Set(reading.notes)] };
}

/** The best number; a person who hides it is reached by the user id. */
function recipientIn(reading: Reading, country: string | null): Recipient | null {
  const phone =
    reading.first('recipient', (value, { mobileOnly = false }, note) =>
      phoneIn(value, { country, mobileOnly }, note),
    )?.value ?? null;
  const written = reading.text('user_id') ?? '';
  const userId = isUserId(written) ? written : null;
  const key = phone ?? userId;
  if (key !== null) return { phone, userId, key };
  reading.notes.push(NOBODY);
  return null;
}

function consentOf(reading: Reading, now: number): MappedConsent | null {
  const answers = reading.all('consent', (value, { transform }, note) => transform.apply(value, { note }));
  const period = { from: reading.text('consent_from'), until: reading.text('consent_until') };
  return consentIn(
    answers.map(({ value, from }) => ({ state: value, from })),
    period,
    now,
  );
}

function valuesIn(reading: Reading): Values {
  const values: Values = {};
  for (const name of Object.keys(valueNames).filter(isValueName)) {
    const value = reading.text(name);
    if (value !== null) values[name] = value;
  }
  const currency = reading.text('currency');
  if (values.amount && currency) values.amount += ` ${currency}`;
  const name = [values.first_name, values.last_name].filter(Boolean).join(' ');
  return name === '' ? values : { name, ...values };
}

/** No tags at all is an answer too; what holds none that can be read is none, or a replacement would remove them all. */
function tagsIn(value: unknown, note: (sentence: string) => void): string[] | null {
  const tags = tagsOf(value).filter((tag) => plain(tag) !== '');
  if (tags.length > 0 || value === '' || (Array.isArray(value) && value.length === 0)) return tags;
  note('No tags can be read here, and none were brought over.');
  return null;
}

function referenceIn(crm: Crm, reading: Reading): CrmReference | null {
  const found = reading.first('record', (value, _row, note) => recordId(value, note));
  return found && { system: crm, object: found.row.object, record: found.value };
}

/** The ids of all three CRMs are letters and digits. */
function recordId(value: unknown, note: (sentence: string) => void): string | null {
  const id = plain(value);
  if (/^[A-Za-z0-9]{1,40}$/.test(id)) return id;
  if (id !== '') note('This is not the ID of a record.');
  return null;
}
