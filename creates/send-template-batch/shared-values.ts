import type { Bundle, PlainInputField } from 'zapier-platform-core';
import { isOn } from '../../api/steps/given.js';
import { isObject } from '../../whatsapp/json.js';
import type { TemplateField } from '../../whatsapp/template/fields.js';
import { valueOf } from '../../whatsapp/template/value.js';
import { fileKeyOf } from '../media/files.js';
import { isTemplateKey } from '../template-message/changes.js';
import { RECIPIENTS, RECIPIENTS_AS_TEXT } from './columns.js';
import type { Row } from './rows.js';

/** What says who gets the message, and not what. */
const asked = new Set([RECIPIENTS, RECIPIENTS_AS_TEXT]);

const SAME_FOR_ALL = 'same_for_all';
const OWN_FILES = 'own_files';
const sameForAllLabel = 'Same for All Recipients';

/** The choice of texts that are asked once. */
export function sameForAll(fields: readonly TemplateField[]): PlainInputField[] {
  const texts = fields.filter(({ kind }) => kind !== 'media');
  if (texts.length === 0) return [];
  return [
    {
      key: SAME_FOR_ALL,
      label: sameForAllLabel,
      type: 'string',
      list: true,
      choices: Object.fromEntries(texts.map(({ key, label }) => [key, label])),
      altersDynamicFields: true,
      helpText:
        'What you choose here is asked once, below. Everything else is a column of the recipients, and in a column Zapier gives a value that is typed, or comes from no line items, to the first recipient only.',
      group: 'recipients',
    },
  ];
}

/** The switch with which each recipient has files of its own, such as an invoice. */
export function ownFiles(fields: readonly TemplateField[]): PlainInputField[] {
  if (!fields.some(({ kind }) => kind === 'media')) return [];
  return [
    {
      key: OWN_FILES,
      label: 'Each Recipient Has Own Files',
      type: 'boolean',
      default: 'false',
      altersDynamicFields: true,
      helpText:
        'Off: the picture, video or document is asked once, below. On: it is a column of the recipients.',
      group: 'recipients',
    },
  ];
}

/** The values of a template that are asked once; the others are columns of the recipients. */
export function sharedFields(
  fields: readonly TemplateField[],
  inputData: Readonly<Record<string, unknown>>,
): TemplateField[] {
  const written = inputData[SAME_FOR_ALL];
  const chosen = Array.isArray(written) ? written.map(String) : String(written ?? '').split(',');
  const filesToo = !isOn(inputData[OWN_FILES]);
  return fields.filter(({ key, kind }) => (kind === 'media' ? filesToo : chosen.includes(key)));
}

/** The step as it is for one recipient, as if it sent to that one alone. */
export function bundleOfRow(
  bundle: Bundle,
  fields: readonly TemplateField[],
  row: Row,
  rows: readonly Row[],
): Bundle {
  const { inputData, inputDataRaw } = bundle;
  const shared = keysOf(sharedFields(fields, inputData));
  const all = keysOf(fields);
  const isOnce = (key: string) => shared.has(key) || !all.has(key);
  // What was typed where a value was asked once before, or the other way round, does not count.
  const once = Object.entries(inputData).filter(([key]) => isOnce(key) && !asked.has(key));
  const own = Object.entries(row.values).filter(([key]) => isTemplateKey(key) && !shared.has(key));
  // A column that this row alone leaves empty is not new in the template.
  const lines = [rows.map((one) => one.values), inputDataRaw?.[RECIPIENTS]].flat(2).filter(isObject);
  const columns = Object.fromEntries(lines.flatMap((line) => Object.keys(line)).map((key) => [key, '']));
  return {
    ...bundle,
    inputData: Object.fromEntries([...once, ...own]),
    inputDataRaw: { ...inputDataRaw, ...columns },
  };
}

/** What to do about a value that a column has for the first recipient only, or for none. */
export function hintFor(
  fields: readonly TemplateField[],
  inputData: Readonly<Record<string, unknown>>,
  row: Row,
  rows: readonly Row[],
): string | null {
  const shared = sharedFields(fields, inputData);
  const lonely = fields.filter(
    (field) =>
      field.required &&
      field.kind !== 'media' &&
      !shared.includes(field) &&
      valueOf(row.values, field.key) === '' &&
      rows.filter(({ values }) => valueOf(values, field.key) !== '').length <= 1,
  );
  if (rows.length < 2 || lonely.length === 0) return null;
  const names = lonely.map(({ label }) => `“${label}”`).join(', ');
  return `If ${names} should say the same to everybody, choose it under “${sameForAllLabel}”.`;
}

function keysOf(fields: readonly TemplateField[]): Set<string> {
  return new Set(
    fields.flatMap((field) => (field.kind === 'media' ? [field.key, fileKeyOf(field)] : [field.key])),
  );
}
