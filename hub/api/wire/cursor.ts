import { z } from 'zod';
import { must } from './must.js';

/** As the page before gave it. One of another list gives an empty page. */
export const cursor = z
  .string(must('text'))
  .regex(/^[\w.:~-]{1,200}$/, must('the next_cursor of the page before'))
  .describe('the next_cursor of the page before');
