import { z } from 'zod';
import type { CustomerMessage } from './messages/customers.js';
import { MEDIA_KINDS } from './messages/media-kinds.js';
import { isObject } from './json.js';
import { DEATHS } from './oauth/token-death.js';

/** What `/lab/…` may be asked, in form. */

const textRule = 'must be a text';
const text = z.string(textRule).min(1, textRule);
const flag = z.boolean('must be true or false, without quotes').optional();
const name = text.optional();

const secondsRule = 'must be a number of seconds, 0 or more, without quotes';
export const clockForm = z.strictObject({ seconds: z.number(secondsRule).min(0, secondsRule) });

const timesFrom = (least: number, usual: number) => {
  const rule = `must be a whole number from ${least} to 1000, without quotes`;
  return z.number(rule).int(rule).min(least, rule).max(1000, rule).default(usual);
};
export const disturbanceForm = z.strictObject({ repeat: timesFrom(0, 0), reorder: timesFrom(1, 1) });

export const phoneForm = z.strictObject({
  name,
  on_whatsapp: flag,
  read_receipts: flag,
  stopped_marketing: flag,
  hides_phone: flag,
});

export const pressForm = z.strictObject({ message_id: text, label: text });

const urlRule = 'must be an address such as http://127.0.0.1:3000/webhooks/whatsapp';
export const webhookForm = z.strictObject({
  url: z.string(urlRule).refine(isWebAddress, urlRule),
  verify_token: text,
});

const deaths = Object.keys(DEATHS) as (keyof typeof DEATHS)[];
export const revocationForm = z.strictObject({
  token: text,
  death: z.enum(deaths, `must be one of: ${deaths.join(', ')}`).default('logged_out'),
});

/** Cloud API: business-scoped user ids. */
const userIdRule = 'must be a user ID such as DE.13491208655302741918';
const userId = z
  .string(userIdRule)
  .regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/, userIdRule)
  .optional();

/** What a message of a type has in the member that is named like the type (Cloud API: messages webhook). */
const contentOf: Readonly<Record<string, (content: unknown) => boolean>> = {
  text: (content) => isObject(content) && typeof content.body === 'string' && content.body !== '',
  ...Object.fromEntries(Object.keys(MEDIA_KINDS).map((kind) => [kind, isObjectOrAbsent])),
  ...Object.fromEntries(
    ['location', 'interactive', 'button', 'reaction', 'order', 'system', 'edit', 'revoke'].map((type) => [
      type,
      isObject,
    ]),
  ),
  contacts: Array.isArray,
  unsupported: isObjectOrAbsent,
  ephemeral: isAbsent,
  request_welcome: isAbsent,
};
const messageRule = `must be a text, or an object with a type and its content, such as {"type": "text", "text": {"body": "Hello"}}; the types are: ${Object.keys(contentOf).join(', ')}`;

export const messageForm = z.strictObject({
  message: z.custom<CustomerMessage>(isMessage, messageRule),
  phone_number_id: text.optional(),
  name,
  user_id: userId,
  username: text.optional(),
});

function isMessage(message: unknown): boolean {
  if (typeof message === 'string') return message !== '';
  if (!isObject(message) || typeof message.type !== 'string') return false;
  return contentOf[message.type]?.(message[message.type]) ?? false;
}

function isObjectOrAbsent(content: unknown): boolean {
  return isAbsent(content) || isObject(content);
}

function isAbsent(content: unknown): boolean {
  return content === undefined;
}

function isWebAddress(written: string): boolean {
  return /^https?:/.test(written) && URL.canParse(written);
}
