import { z } from 'zod';
import type { EventKind } from '../../whatsapp/event.js';
import type { EventFilter } from '../../whatsapp/filter.js';

/** The forms that the API reads: what callers send, checked to the letter. */

const must = (be: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? 'is missing' : `must be ${be}`),
});

const word = z.string(must('text')).max(200, must('200 characters at most'));
const words = z
  .array(word.min(1, must('text that is not empty')), must('a list of texts'))
  .max(100, must('100 texts at most'));

/** Of what is waited for or counted. */
const atLeastOne = (what: string) =>
  z
    .number(must(`a number of ${what}`))
    .int(must(`a whole number of ${what}`))
    .min(1, must(`1 ${what} or more`))
    .max(1_000_000, must(`1,000,000 ${what} at most`));

/** Every kind, by name, so that a new one cannot be forgotten here. */
const kinds: Record<EventKind, true> = {
  message: true,
  status: true,
  error: true,
  user_action: true,
  message_echo: true,
  user_preference: true,
  user_id_update: true,
  contact_sync: true,
  history: true,
  automatic_event: true,
  call: true,
  group: true,
  template: true,
  account: true,
  phone_number: true,
  flow: true,
  payment: true,
  consent: true,
  handoff: true,
  unknown: true,
};
export const eventKind = z.enum(
  Object.keys(kinds) as EventKind[],
  must(`one of ${Object.keys(kinds).join(', ')}`),
);

/** Meta's ids come as text, because they are too long for a number. What else they are is Meta's to say. */
export const wabaId = z
  .string(must('the id of a WhatsApp Business account, as text'))
  .regex(/^[!-.0-~]{1,64}$/, must('the id of a WhatsApp Business account'));

export const eventFilter = z.strictObject(
  {
    phone_number_id: z
      .string(must('text'))
      .regex(/^[!-.0-~]{0,64}$/, must('the id of a phone number'))
      .optional(),
    types: words.optional(),
    keywords: words.optional(),
    keyword_match: z.enum(['contains', 'whole', 'starts'], must('contains, whole or starts')).optional(),
    first_only: z.boolean(must('true or false')).optional(),
    statuses: words.optional(),
    template_id: word.optional(),
    changes: words.optional(),
    template_name: word.optional(),
    consent_states: words.optional(),
    handoff_keywords: words.optional(),
    handoff_complaint_words: z.boolean(must('true or false')).optional(),
    handoff_more_than: atLeastOne('messages').optional(),
    handoff_unanswered_seconds: atLeastOne('seconds').optional(),
  },
  must('an object'),
) satisfies z.ZodType<EventFilter>;

export const newSubscription = z.strictObject(
  {
    waba_id: wabaId,
    event: eventKind,
    target_url: z
      .string(must('a web address'))
      .regex(/^[\x21-\x7e]{1,2048}$/, must('a web address of 2048 characters at most')),
    filter: eventFilter.default({}),
  },
  must('a JSON object'),
);

export const eventQuery = z.strictObject({
  waba_id: wabaId,
  event: eventKind.optional(),
  limit: z.coerce
    .number(must('a number from 1 to 100'))
    .int(must('a number from 1 to 100'))
    .min(1, must('a number from 1 to 100'))
    .max(100, must('a number from 1 to 100'))
    .default(25),
  cursor: z
    .string(must('text'))
    .regex(/^\d{1,15}$/, must('the next_cursor of the page before'))
    .optional(),
  filter: z.string(must('one JSON object, as text')).optional(),
});

/** Meta's ids of templates are 64-bit numbers, so they come as text. */
const templateId = z
  .string(must('the id of a template, as text'))
  .regex(/^[!-.0-~]{1,64}$/, must('the id of a template'));

const moment = z
  .string(must('a date, or a date and time with its zone'))
  .regex(
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/,
    must('a date such as 2026-03-01, or a date and time such as 2026-03-01T09:30:00Z'),
  )
  .transform((written) => Date.parse(written))
  .refine((time) => !Number.isNaN(time), 'must be a date that exists');

export const newReview = z.strictObject(
  {
    waba_id: wabaId,
    template_id: templateId,
    submitted_at: moment,
    /** Meta's decision, when the answer to the submission held it. */
    decision: z.enum(['approved', 'rejected'], must('approved or rejected')).optional(),
  },
  must('a JSON object'),
);

export const reviewReportQuery = z.strictObject({
  waba_id: wabaId,
  from: moment.optional(),
  to: moment.optional(),
});
