import { z } from 'zod';
import { isUserId } from '../../../whatsapp/user-id.js';
import { messageId, phoneNumberId, templateId, wabaId } from './ids.js';
import { filledText, must, word } from './must.js';

/** Statuses bring it back in Meta's callback data, which has little room. */
const operation = z
  .string(must('the id of a send, as text'))
  .regex(/^[!-~]{1,100}$/, must('the id of a send: up to 100 characters without blanks'));

/** Only read by people, so what cannot be stored is left out, and nothing is stopped by it. */
const shownText = z
  .string(must('text'))
  .transform((shown) => shown.replace(/[^\P{Cc}\t\n\r]/gu, '').slice(0, 4_096))
  .nullable();

const retries = ['safe', 'later', 'never'] as const;
const outcomes = ['accepted', 'refused', 'unknown'] as const;

export const sendPath = z.strictObject({ operation });

const sendMembers = {
  waba_id: wabaId,
  phone_number_id: phoneNumberId,
  /** Whom it goes to. */
  to: z
    .string(must('a phone number or a user id, as text'))
    .refine(
      (to) => /^\+[1-9]\d{5,14}$/.test(to) || isUserId(to),
      'must be a phone number such as +16505551234, or a user id',
    ),
  category: z.enum(
    ['marketing', 'utility', 'authentication', 'service'],
    must('marketing, utility, authentication or service'),
  ),
  /** Two sends with one key are the same send. */
  deduplication_key: z.string(must('text')).regex(/^\P{Cc}{1,200}$/u, must('text of 1 to 200 characters')),
  /** How long the key is kept after the send, in hours. */
  deduplication_hours: z
    .number(must('a number of hours'))
    .min(0.01, must('a number of hours from 0.01 to 336'))
    .max(336, must('a number of hours from 0.01 to 336')),
  type: word,
  /** What the customer will see. */
  text: shownText,
  template_id: templateId.nullable(),
  template_name: filledText(512).nullable(),
  template_language: word.nullable(),
  /** Which step of which Zap, in words. */
  zap: filledText(200).nullable(),
};

export const sendRequest = z.strictObject(
  {
    ...sendMembers,
    operation,
    /** Asks only what became of earlier tries. */
    earlier_only: z.literal(true, must('true, or left out')).optional(),
  },
  must('a JSON object'),
);

const outcomeMembers = {
  outcome: z.enum(outcomes, must('accepted, refused or unknown')),
  message_id: messageId.optional(),
  /** Meta's. */
  code: z.int(must('a whole number, or null')).nullable().optional(),
  reason: filledText(2_000).optional(),
  advice: filledText(2_000).optional(),
  retry: z.enum(retries, must('safe, later or never')).optional(),
};

/** What became of a try. `accepted` needs the message id; `refused` the rest; `unknown` the reason. */
export const sendOutcome = z
  .strictObject({ waba_id: wabaId, ...outcomeMembers }, must('a JSON object'))
  .superRefine(nothingMissing);

/** A message that went out unasked: as in a request, with what became of it. */
export const unaskedSend = z
  .strictObject({ ...sendMembers, ...outcomeMembers }, must('a JSON object'))
  .superRefine(nothingMissing);

export type Told = z.output<z.ZodObject<typeof outcomeMembers>>;

function nothingMissing(told: Told, context: z.RefinementCtx): void {
  for (const name of needs[told.outcome]) {
    if (told[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'is missing' });
  }
}

const needs = {
  accepted: ['message_id'],
  refused: ['reason', 'advice', 'retry'],
  unknown: ['reason'],
} as const;
