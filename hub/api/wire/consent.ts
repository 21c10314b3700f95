import { z } from 'zod';
import { consentStates } from '../../../whatsapp/consent.js';
import { source } from './contacts.js';
import { messageId, wabaId } from './ids.js';
import { moment } from './moment.js';
import { filledText, must, oneOf } from './must.js';

export const consentChange = z.strictObject(
  {
    waba_id: wabaId,
    state: oneOf(consentStates),
    at: moment.optional(),
    source,
    method: z.enum(['single', 'double'], must('single or double')).optional(),
    /** What proves it, in words. */
    evidence: filledText(2_000).optional(),
    /** The message in which the customer said so. */
    message_id: messageId.optional(),
  },
  must('a JSON object'),
);
