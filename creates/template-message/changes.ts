import type { Bundle } from 'zapier-platform-core';
import type { TemplateField } from '../../whatsapp/template/fields.js';
import type { Problem } from '../../whatsapp/template/check.js';
import { fileKeyOf } from '../media/files.js';

/** The keys that `fieldsOf` gives, for any template. */
const TEMPLATE_KEY = /^(card_\d+_)?(header|body|button)_.|^(otp_code|offer_expires_at)$/;

/** Fields whose label is not made of their key. */
const names: Readonly<Record<string, string>> = {
  otp_code: 'One-time code',
  offer_expires_at: 'Offer: expires at',
};

/** True for the key of a value of a template, whichever template that was. */
export function isTemplateKey(key: string): boolean {
  return TEMPLATE_KEY.test(key);
}

/** What the step still holds for fields that the template no longer has; empty when there is nothing. */
export function leftOver(fields: TemplateField[], inputData: Record<string, unknown>): string[] {
  const asked = new Set(fields.flatMap((field) => [field.key, fileKeyOf(field)]));
  return Object.keys(inputData).filter(
    (key) => isTemplateKey(key) && !asked.has(key) && String(inputData[key] ?? '').trim() !== '',
  );
}

/** Says which values are left over, and what to do about them. */
export function leftOverSentence(keys: string[]): string {
  const list = keys.map((key) => `“${nameOf(key)}”`).join(', ');
  const [have, field] = keys.length === 1 ? ['has a value', 'this field'] : ['have values', 'these fields'];
  return `${list} ${have}, and the template does not have ${field} any more. Open the step, refresh its fields and take out what is left over; or choose “Send Without What Was Removed” under “If the Template Changed”.`;
}

/** The problem, in other words when the step was set up before the template had the field. */
export function explained(
  { key, label, message }: Problem,
  fields: TemplateField[],
  { inputData, inputDataRaw }: Bundle,
): string {
  const field = fields.find((one) => one.key === key);
  const isNew =
    field?.required === true &&
    field.kind !== 'media' &&
    !(key in inputData) &&
    !(key in (inputDataRaw ?? {}));
  return isNew
    ? `“${label}” is new in the template: this step was set up before, and has no value for it. Open the step, refresh its fields and fill it in.`
    : message;
}

/** The field as a person knows it, made of its key, because the template no longer tells its label. */
function nameOf(key: string): string {
  if (names[key]) return names[key];
  const [, card, place = key, rest = ''] = /^(?:card_(\d+)_)?(header|body|button)_(.*)$/.exec(key) ?? [];
  const [, index, part] = /^(\d+)_(.*)$/.exec(rest) ?? [];
  const words = index
    ? `${place} ${Number(index) + 1}: ${part === 'url' ? 'end of the link' : part}`
    : [place, rest].filter(Boolean).join(': ');
  const name = words.replaceAll('_', ' ');
  return `${card ? `Card ${card} · ` : ''}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
