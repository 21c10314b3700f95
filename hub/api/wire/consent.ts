import { z } from 'zod';
import { changeSources } from '../../../whatsapp/change-source.js';
import { consentStates } from '../../../whatsapp/consent.js';
import { messageId, wabaId } from './ids.js';
import { moment } from './moment.js';
import { filledText, must, oneOf } from './must.js';

/** The customer's own word counts for more, so only what WhatsApp tells is kept as such; and no rule gives consent. */
const { hubspot, salesforce, zoho, zapier } = changeSources;

export const consentChange = z
  .strictObject(
    {
      waba_id: wabaId,
      state: oneOf(consentStates),
      at: moment.optional(),
      source: oneOf({ hubspot, salesforce, zoho, zapier }),
      method: z.enum(['single', 'double'], must('single or double')).optional(),
      evidence: filledText(2_000)
        .optional()
        .describe('what proves it, in words; an opt-in needs it, or `message_id`'),
      message_id: messageId
        .optional()
        .describe(
          'the message in which the customer said so; of `pending`, the message that asked. Over the customer’s own opt-out it counts when the hub knows it as one from, or to, this contact, and one from the customer only when it came after the opt-out',
        ),
    },
    must('a JSON object'),
  )
  .refine(
    ({ state, evidence, message_id }) => state !== 'opted_in' || (evidence ?? message_id) !== undefined,
    {
      path: ['evidence'],
      error: 'is missing, and so is “message_id”: an opt-in needs what proves it in one of them',
    },
  );
