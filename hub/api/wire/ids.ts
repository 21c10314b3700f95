import { z } from 'zod';
import { must } from './must.js';

/** Meta's ids come as text, because they are too long for a number. What else they are is Meta's to say. */
export const wabaId = z
  .string(must('the id of a WhatsApp Business account, as text'))
  .regex(/^[!-.0-~]{1,64}$/, must('the id of a WhatsApp Business account'));

export const phoneNumberId = z
  .string(must('the id of a phone number, as text'))
  .regex(/^[!-.0-~]{1,64}$/, must('the id of a phone number'));

export const messageId = z
  .string(must('the id of a message, as text'))
  .regex(/^[!-~]{1,256}$/, must('the id of a message'));

export const templateId = z
  .string(must('the id of a template, as text'))
  .regex(/^[!-.0-~]{1,64}$/, must('the id of a template'));

/** All that is asked of many routes. */
export const accountQuery = z.strictObject({ waba_id: wabaId });
