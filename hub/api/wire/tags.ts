import { z } from 'zod';
import { tagModes } from '../../../whatsapp/tags.js';
import { source } from './contacts.js';
import { wabaId } from './ids.js';
import { moment } from './moment.js';
import { filledText, must } from './must.js';

export const tag = filledText(100);

export const tagChange = z.strictObject(
  {
    waba_id: wabaId,
    mode: z.enum(tagModes, must('add, remove, replace or two_way')),
    tags: z.array(tag, must('a list of texts')).max(200, must('200 tags at most')),
    /** When it was so in the system it comes from. */
    at: moment.optional(),
    source,
  },
  must('a JSON object'),
);
