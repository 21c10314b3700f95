import { z } from 'zod';
import { changeSources, type ChangeSource } from '../../../whatsapp/change-source.js';
import { cursor } from './cursor.js';
import { phoneNumberId, wabaId } from './ids.js';
import { countInAddress, filledText, must } from './must.js';

const isSource = (name: string): name is ChangeSource => Object.hasOwn(changeSources, name);

const sources = z
  .string(must('names separated by commas'))
  .transform((list) => list.split(',').filter((name) => name !== ''))
  .refine(
    (names): names is ChangeSource[] => names.every(isSource),
    `must be names separated by commas, of these: ${Object.keys(changeSources).join(', ')}`,
  )
  .describe('names separated by commas: what only these changed is left out');

export const windowQuery = z.strictObject({
  waba_id: wabaId,
  phone_number_id: phoneNumberId.optional(),
  ignore_sources: sources.default([]),
  tags_only: z
    .enum(['true', 'false'], must('true or false'))
    .default('true')
    .transform((word) => word === 'true'),
  zap: filledText(200)
    .optional()
    .describe(
      'the id of the Zap that polls: it gets first what is new to it, oldest first, up to 14 days back. A page counts as got when the next one is asked for',
    ),
  /** How far back; for a Zap, besides what is new to it. */
  hours: countInAddress(1, 48, 6),
  limit: countInAddress(1, 500, 100),
  cursor: cursor.optional(),
});
