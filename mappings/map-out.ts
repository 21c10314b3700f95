import type { CrmReference } from '../whatsapp/callback-data.js';
import { isUserId } from '../whatsapp/user-id.js';
import { consentIn, type MappedConsent } from './consent.js';
import type { Crm } from './crm.js';
import { fieldKey } from './keys.js';
import { languageOf } from './language-of-country.js';
import { labelOf } from './map-in.js';
import { phoneIn, type Recipient } from './recipient.js';
import { readRecord } from './record.js';
import { isValueName, type OutRow, type TextTarget, type ValueName } from './table.js';
import { tableOf } from './tables.js';
import { tagsFor } from './tag-formats.js';
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
  /**
   * For the variables of a template. Dates and amounts are as `localise` of whatsapp/ reads them: `2026-05-01`,
   * `1500.00 TWD`.
   */
  values: Partial<Record<ValueName, string>>;
  trace: OutTrace[];
  /** What could not be used, and why: sentences for the user. */
  notes: string[];
}

/** Which row made something. */
export interface OutTrace {
  to: OutRow['to'];
  key: string;
  /** `HubSpot · Contact · First Name (firstname)` */
  row: string;
  value: string;
}

/** A record of a CRM, in any of the forms of `readRecord`, as the parts of a message. Whatever it holds, this answers. */
export function mapOut(crm: Crm, record: unknown, context: OutContext = {}): MappedOut {
  const table = tableOf(crm);
  const read = readRecord(table, record, context.object);
  const trace: OutTrace[] = [];
  const notes: string[] = [];

  const label = (row: OutRow) => labelOf(table, row);
  const noting = (row: OutRow) => (sentence: string) => void notes.push(`${label(row)}: ${sentence}`);
  const traced = (row: OutRow, value: string) =>
    void trace.push({
      to: row.to,
      key: fieldKey(crm, row.object, row.field),
      row: `${label(row)} (${row.field})`,
      value,
    });

  /** The first value of the rows, each read by `using`; the rows after it are not looked at. */
  function firstOf<Row extends OutRow, Value>(
    rows: readonly Row[],
    using: (value: unknown, row: Row, note: (sentence: string) => void) => Value | null,
    shown: (value: Value) => string,
  ): { value: Value; row: Row } | null {
    for (const row of rows) {
      const given = read.valueOf(row);
      const value = given === undefined || given === null ? null : using(given, row, noting(row));
      if (value === null) continue;
      traced(row, shown(value));
      return { value, row };
    }
    return null;
  }
  const rowsTo = <To extends OutRow['to']>(to: To) =>
    table.out.filter((row): row is Extract<OutRow, { to: To }> => row.to === to);
  const textOf = (to: TextTarget): string | null =>
    firstOf(
      table.out.filter((row): row is Extract<OutRow, { to: TextTarget }> => row.to === to),
      (value, row, note) => row.transform.apply(value, { note }),
      String,
    )?.value ?? null;

  const country = textOf('country');
  const phone = firstOf(
    rowsTo('recipient'),
    (value, row, note) =>
      phoneIn(
        value,
        { country: country ?? context.country ?? null, mobileOnly: row.mobileOnly ?? false },
        note,
      ),
    ({ e164 }) => e164,
  )?.value;
  const userId = userIdOf(textOf('user_id'));
  const key = phone?.e164 ?? userId;
  const recipient = key ? { phone: phone?.e164 ?? null, userId, key } : null;
  if (!recipient) notes.push('The record has no phone number that a message can go to.');

  const values: Partial<Record<ValueName, string>> = {};
  for (const to of new Set(table.out.map((row) => row.to).filter(isValueName))) {
    const value = textOf(to);
    if (value !== null) values[to] = value;
  }
  const currency = textOf('currency');
  if (values.amount && currency) values.amount += ` ${currency}`;
  values.name ??= [values.first_name, values.last_name].filter(Boolean).join(' ') || undefined;
  if (values.name === undefined) delete values.name;

  const where = country ?? phone?.country ?? null;
  const consentRows = rowsTo('consent').flatMap((row) => {
    const given = read.valueOf(row);
    const answer = given === undefined ? null : row.transform.apply(given, { note: noting(row) });
    if (answer !== null) traced(row, answer);
    return answer === null ? [] : [{ state: answer, from: label(row) }];
  });
  const period = { from: textOf('consent_from'), until: textOf('consent_until') };

  return {
    recipient,
    country: where,
    language: textOf('language') ?? languageOf(where),
    consent: consentIn(consentRows, period, context.now ?? Date.now()),
    tags:
      firstOf(
        rowsTo('tags'),
        (value) => tagsFor(crm, value).names,
        (names) => names.join('; '),
      )?.value ?? null,
    crm: referenceOf(
      crm,
      firstOf(rowsTo('record'), (value, _row, note) => recordId(value, note), String),
    ),
    values,
    trace,
    notes: [...new Set(notes)],
  };
}

function userIdOf(text: string | null): string | null {
  return text !== null && isUserId(text) ? text : null;
}

/** The ids of all three CRMs are letters and digits. */
function recordId(value: unknown, note: (sentence: string) => void): string | null {
  const id = plain(value);
  if (/^[A-Za-z0-9]{1,40}$/.test(id)) return id;
  if (id !== '') note('This is not the ID of a record.');
  return null;
}

function referenceOf(crm: Crm, found: { value: string; row: OutRow } | null): CrmReference | null {
  return found && { system: crm, object: found.row.object, record: found.value };
}
