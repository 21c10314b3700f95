import { z } from 'zod';
import { changeSources } from '../../../whatsapp/change-source.js';
import { consentStates } from '../../../whatsapp/consent.js';
import { messageId, wabaId } from './ids.js';
import { moment } from './moment.js';
import { filledText, must, oneOf } from './must.js';

/** The customer's own word counts for more, so only what WhatsApp tells is kept as such; and no rule gives consent. */
const { hubspot, salesforce, zoho, zapier } = changeSources;

export const consentChange = z.strictObject(
  {
    waba_id: wabaId,
    state: oneOf(consentStates),
    at: moment.optional(),
    source: oneOf({ hubspot, salesforce, zoho, zapier }),
    method: z.enum(['single', 'double'], must('single or double')).optional(),
    /** What proves it, in words. */
    evidence: filledText(2_000).optional(),
    /** The message in which the customer said so. */
    message_id: messageId.optional(),
  },
  must('a JSON object'),
);
