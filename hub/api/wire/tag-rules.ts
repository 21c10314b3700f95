import { z } from 'zod';
import { keywordMatch } from './events.js';
import { phoneNumberId, wabaId } from './ids.js';
import { filledText, must, text } from './must.js';
import { tag } from './tags.js';

const ruleId = z.string(must('the id of a tag rule')).regex(/^[\w-]{1,64}$/, must('the id of a tag rule'));

export const tagRulePath = z.strictObject({ id: ruleId });

const rule = {
  waba_id: wabaId,
  id: ruleId.optional(),
  tag,
  keywords: z.array(filledText(200), must('a list of texts')).max(100, must('100 texts at most')).default([]),
  keyword_match: keywordMatch.default('contains'),
  /** Of buttons and list options, compared to the letter; Meta's longest has 256 characters (Cloud API: interactive). */
  payloads: z
    .array(text(256).min(1, must('text that is not empty')), must('a list of texts'))
    .max(100, must('100 texts at most'))
    .default([]),
  phone_number_id: z.union([z.literal(''), phoneNumberId], must('the id of a phone number')).default(''),
  on: z.boolean(must('true or false')).default(true),
};

const canMatch = ({ keywords, payloads }: { keywords: string[]; payloads: string[] }) =>
  keywords.length + payloads.length > 0;
const matchesNothing = {
  path: ['keywords'],
  error: 'is empty, and so is “payloads”: give the rule something to look for in one of them',
};

export const tagRule = z.strictObject(rule, must('a JSON object')).refine(canMatch, matchesNothing);

export const tagRuleTrial = z
  .strictObject(
    {
      ...rule,
      days: z
        .number(must('a number from 1 to 30'))
        .int(must('a number from 1 to 30'))
        .min(1, must('a number from 1 to 30'))
        .max(30, must('a number from 1 to 30'))
        .default(30),
    },
    must('a JSON object'),
  )
  .refine(canMatch, matchesNothing);
