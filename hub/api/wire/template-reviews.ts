import { z } from 'zod';
import { templateId, wabaId } from './ids.js';
import { moment, period } from './moment.js';
import { must } from './must.js';

export const newReview = z.strictObject(
  {
    waba_id: wabaId,
    template_id: templateId,
    submitted_at: moment,
    /** Meta's decision, when the answer to the submission held it. */
    decision: z.enum(['approved', 'rejected'], must('approved or rejected')).optional(),
  },
  must('a JSON object'),
);

export const reviewReportQuery = z.strictObject({ waba_id: wabaId, ...period });
