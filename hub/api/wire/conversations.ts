import { z } from 'zod';
import { source } from './contacts.js';
import { phoneNumberId, wabaId } from './ids.js';
import { moment } from './moment.js';
import { countInAddress, filledText, must } from './must.js';

export const conversationQuery = z.strictObject({
  waba_id: wabaId,
  phone_number_id: phoneNumberId.optional(),
  messages: countInAddress(0, 100, 20),
});

export const resolution = z.strictObject(
  {
    waba_id: wabaId,
    /** Absent: with every number. */
    phone_number_id: phoneNumberId.optional(),
    /** Who resolved it, in words. */
    by: filledText(200).optional(),
    at: moment.optional(),
    source,
  },
  must('a JSON object'),
);
