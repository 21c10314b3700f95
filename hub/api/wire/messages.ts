import { z } from 'zod';
import { cursor } from './cursor.js';
import { messageId, phoneNumberId, wabaId } from './ids.js';
import { period } from './moment.js';
import { countInAddress, filledText } from './must.js';

export const messagePath = z.strictObject({ id: messageId });

export const messageQuery = z.strictObject({
  waba_id: wabaId,
  phone_number_id: phoneNumberId.optional(),
  limit: countInAddress(1, 100, 25),
  cursor: cursor.optional(),
});

export const deliveryReportQuery = z.strictObject({
  waba_id: wabaId,
  ...period,
  phone_number_id: phoneNumberId.optional(),
  /** Templates have names of 512 characters at most (Cloud API: templates). */
  template_name: filledText(512).optional(),
});
