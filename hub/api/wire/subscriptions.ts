import { z } from 'zod';
import { eventFilter, eventKind } from './events.js';
import { wabaId } from './ids.js';
import { must } from './must.js';

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

export const subscriptionPath = z.strictObject({
  id: z.string(must('text')).regex(/^[\w-]{1,64}$/, must('the id of a subscription')),
});
