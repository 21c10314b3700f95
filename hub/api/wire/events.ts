import { z } from 'zod';
import type { EventKind } from '../../../whatsapp/event.js';
import type { EventFilter } from '../../../whatsapp/filter.js';
import { wabaId } from './ids.js';
import { countInAddress, must, oneOf, word, words } from './must.js';

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
  failure: true,
  unknown: true,
};
export const eventKind = oneOf(kinds);

export const keywordMatch = z.enum(['contains', 'whole', 'starts'], must('contains, whole or starts'));

/** Of what is waited for or counted. */
const atLeastOne = (what: string) =>
  z
    .number(must(`a number of ${what}`))
    .int(must(`a whole number of ${what}`))
    .min(1, must(`1 ${what} or more`))
    .max(1_000_000, must(`1,000,000 ${what} at most`));

export const eventFilter = z.strictObject(
  {
    phone_number_id: z
      .string(must('text'))
      .regex(/^[!-.0-~]{0,64}$/, must('the id of a phone number'))
      .optional(),
    types: words.optional(),
    keywords: words.optional(),
    keyword_match: keywordMatch.optional(),
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
    failure_kinds: words.optional(),
  },
  must('an object'),
) satisfies z.ZodType<EventFilter>;

/** An address has no objects, so there the filter is JSON as text. */
const filterInAddress = z
  .string(must('one JSON object, as text'))
  .transform((json, { addIssue }) => {
    try {
      return json === '' ? {} : (JSON.parse(json) as unknown);
    } catch {
      addIssue({ code: 'custom', message: 'must be one JSON object, as text' });
      return z.NEVER;
    }
  })
  .pipe(eventFilter)
  .describe('a filter as POST /v1/subscriptions takes it, as JSON');

export const eventQuery = z.strictObject({
  waba_id: wabaId,
  event: eventKind.optional(),
  limit: countInAddress(1, 100, 25),
  cursor: z
    .string(must('text'))
    .regex(/^\d{1,15}$/, must('the next_cursor of the page before'))
    .optional(),
  filter: filterInAddress.optional(),
});
