import type { TemplateDraft } from '../template-draft.js';
import { error, warning, type Breach } from './breach.js';
import { tooLong } from './texts.js';

/** Cloud API: authentication templates, limited-time offers. */
const LONGEST_CODE_LIFE = 90;
const LONGEST_OFFER = 16;
const LONGEST_OFFER_BODY = 600;

const CATEGORY = { key: 'category', label: 'Category' };
const OFFER = { key: 'offer', label: 'Offer' };

/** What an authentication template may have: Meta writes its texts, so there are few choices. */
export function authenticationBreaches(draft: TemplateDraft): Breach[] {
  const { body, buttons = [], cards = [], codeExpiryMinutes: minutes, footer, header, offer } = draft;
  const texts = [
    ['header', 'Header', header !== undefined],
    ['body', 'Body', Boolean(body?.trim())],
    ['footer', 'Footer', Boolean(footer?.trim())],
    ['offer', 'Offer', offer !== undefined],
    ['cards', 'Cards', cards.length > 0],
  ] as const;
  const given = texts.filter(([, , isGiven]) => isGiven);
  const foreign = buttons.some(({ type }) => type.trim().toUpperCase() !== 'OTP');
  return [
    ...given.map(([key, label]) =>
      error({ key, label }, 'must be empty in an authentication template: Meta writes the text itself.'),
    ),
    ...(foreign
      ? [
          error(
            { key: 'buttons', label: 'Buttons' },
            'may only be one for the one-time code in an authentication template.',
          ),
        ]
      : []),
    ...(minutes !== undefined && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_CODE_LIFE)
      ? [
          error(
            { key: 'code_expiry_minutes', label: 'Code Expires After' },
            `must be a whole number of minutes from 1 to ${LONGEST_CODE_LIFE}.`,
          ),
        ]
      : []),
  ];
}

/** What belongs into authentication templates only. */
export function passcodeElsewhereBreaches({ buttons = [], ...draft }: TemplateDraft): Breach[] {
  const passcode = buttons.some(({ type }) => type.trim().toUpperCase() === 'OTP');
  if (!passcode && !draft.securityAdvice && draft.codeExpiryMinutes === undefined) return [];
  return [error(CATEGORY, 'must be Authentication for a template with a one-time code.')];
}

/** The rules for limited-time offers. */
export function offerBreaches({ body = '', category, footer, header, offer }: TemplateDraft): Breach[] {
  if (!offer) return [];
  const format = header?.format.trim().toUpperCase();
  return [
    ...(category.trim().toUpperCase() === 'MARKETING'
      ? []
      : [error(CATEGORY, 'must be Marketing for a limited-time offer.')]),
    ...(offer.text.trim() === '' ? [error(OFFER, 'is empty. Write what the offer is.')] : []),
    ...tooLong(OFFER, offer.text, LONGEST_OFFER),
    ...tooLong({ key: 'body', label: 'Body' }, body, LONGEST_OFFER_BODY),
    ...(footer?.trim()
      ? [error({ key: 'footer', label: 'Footer' }, 'must be empty in a limited-time offer.')]
      : []),
    ...(format === undefined || format === 'IMAGE' || format === 'VIDEO'
      ? []
      : [error({ key: 'header', label: 'Header' }, 'must be an image or a video in a limited-time offer.')]),
  ];
}

/** How long a message may wait for delivery, in seconds (Cloud API: time to live). */
const LIFE: ReadonlyMap<string, { least: number; most: number; endless: boolean }> = new Map([
  ['AUTHENTICATION', { least: 30, most: 900, endless: true }],
  ['UTILITY', { least: 30, most: 43_200, endless: true }],
  ['MARKETING', { least: 43_200, most: 2_592_000, endless: false }],
]);

export function timeToLiveBreaches({ category, ttlSeconds }: TemplateDraft): Breach[] {
  const kind = category.trim().toUpperCase();
  const life = LIFE.get(kind);
  if (ttlSeconds === undefined || !life || (ttlSeconds === -1 && life.endless)) return [];
  const input = { key: 'ttl_seconds', label: 'Time to Live (Seconds)' };
  const written = (seconds: number) => seconds.toLocaleString('en-GB');
  if (!Number.isInteger(ttlSeconds) || ttlSeconds < life.least || ttlSeconds > life.most) {
    return [
      error(
        input,
        `must be a whole number of seconds from ${written(life.least)} to ${written(life.most)} in the category ${kind.toLowerCase()}${life.endless ? ', or -1 for 30 days' : ''}.`,
      ),
    ];
  }
  return kind === 'MARKETING'
    ? [warning(input, 'counts only for messages that are sent through Marketing Messages.')]
    : [];
}
