import { z } from 'zod';
import { failureKinds, type FailureState } from '../../../whatsapp/failure.js';
import { wabaId } from './ids.js';
import { countInAddress, must, oneOf } from './must.js';

/** Every state, by name, so that a new one cannot be forgotten here. */
const states: Record<FailureState, true> = {
  open: true,
  retried: true,
  ignored: true,
  resolved: true,
  replaced: true,
};

const kind = oneOf(failureKinds);

export const failureQuery = z.strictObject({
  waba_id: wabaId,
  kind: kind.optional(),
  state: oneOf(states).optional(),
  limit: countInAddress(1, 100, 25),
  cursor: z
    .string(must('text'))
    .regex(/^\d{1,15}$/, must('the next_cursor of the page before'))
    .optional(),
});

export const failurePath = z.strictObject({
  id: z.string(must('text')).regex(/^\d{1,15}$/, must('the id of a failure')),
});

export const failureChange = z.strictObject({ waba_id: wabaId }, must('a JSON object'));

export const failuresChange = z.strictObject({ waba_id: wabaId, kind }, must('a JSON object'));
