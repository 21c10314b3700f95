import { z } from 'zod';
import { changeSources } from '../../../whatsapp/change-source.js';
import { consentStates } from '../../../whatsapp/consent.js';
import { isUserId } from '../../../whatsapp/user-id.js';
import { cursor } from './cursor.js';
import { wabaId } from './ids.js';
import { countInAddress, filledText, must, oneOf, text } from './must.js';

const contactId = /^c_[\w-]{1,64}$/;
/** With its country code, which never begins with 0; what a `wa_id` is, too. */
const number = /^\+?[1-9]\d{6,14}$/;

const howToName =
  'a contact id of this hub, a WhatsApp user id, or a phone number with its country code such as +447400123456';

/** How an address names a contact. */
export const contactPath = z.strictObject({
  key: z
    .string(must(howToName))
    .refine((key) => contactId.test(key) || isUserId(key) || number.test(key), `must be ${howToName}`)
    .describe(howToName),
});

export const source = oneOf(changeSources);

export const contactQuery = z.strictObject({
  waba_id: wabaId,
  tag: filledText(100).optional(),
  consent: oneOf(consentStates).optional(),
  name: filledText(200).optional(),
  limit: countInAddress(1, 100, 25),
  cursor: cursor.optional(),
});

const mostAttributes = 50;
const longestAttributeName = 64;

const attributes = z
  .record(z.string(), text(1_000).nullable(), must('an object of texts'))
  .refine(
    (given) => Object.keys(given).length <= mostAttributes,
    `must be ${mostAttributes} attributes at most`,
  )
  .refine(
    (given) => Object.keys(given).every((name) => name.trim() !== '' && name.length <= longestAttributeName),
    `must have names of 1 to ${longestAttributeName} characters`,
  )
  .describe(
    `${mostAttributes} at most, with names of 1 to ${longestAttributeName} characters; null removes one`,
  );

/** Null clears. */
export const contactChange = z.strictObject(
  {
    waba_id: wabaId,
    name: filledText(200).nullable().optional(),
    language: z
      .string(must('the code of a language'))
      .regex(/^[A-Za-z]{2,3}([_-][A-Za-z]{2,4}){0,2}$/, must('the code of a language, such as pt or pt_BR'))
      .nullable()
      .optional(),
    phone: z
      .string(must('a phone number, as text'))
      .regex(number, must('a phone number with its country code, such as +447400123456'))
      .optional(),
    user_id: z.string(must('a WhatsApp user id')).refine(isUserId, 'must be a WhatsApp user id').optional(),
    attributes: attributes.optional(),
    source,
  },
  must('a JSON object'),
);
