import { z } from 'zod';
import { must } from './must.js';

/** ISO-8601 on the wire, epoch milliseconds inside. A date alone is its beginning in UTC. */
export const moment = z
  .string(must('a date, or a date and time with its zone'))
  .regex(
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/,
    must('a date such as 2026-03-01, or a date and time such as 2026-03-01T09:30:00Z'),
  )
  .transform((written) => Date.parse(written))
  .refine((time) => !Number.isNaN(time), 'must be a date that exists')
  .describe('ISO-8601: a date, or a date and time with its zone');

/** Of a report; the last 30 days when nothing is said. */
export const period = { from: moment.optional(), to: moment.optional() };
