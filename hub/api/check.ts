import type { z } from 'zod';
import { Problem } from './problem.js';

/** The value as the schema reads it; a 422 problem that names every wrong member otherwise. `within` is where the value stands. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  within: string[] = [],
): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw unfit(read.error.issues.flatMap((issue) => faultsOf(issue, within)));
}

export interface Fault {
  /** Such as `filter.types`. */
  field: string;
  /** What is wrong with it, as the end of a sentence that begins with its name. */
  fault: string;
}

/** The 422 problem for members that do not fit. */
export function unfit(faults: Fault[]): Problem {
  const sentences = faults.map(({ field, fault }) => `“${field}” ${fault}.`);
  return new Problem(422, 'unfit', 'Request Does Not Fit', sentences.join(' '), {
    fields: [...new Set(faults.map(({ field }) => field))],
  });
}

function faultsOf(issue: z.core.$ZodIssue, within: string[]): Fault[] {
  const path = [...within, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), fault: 'is not known here' }));
  }
  return [{ field: path.join('.') || 'body', fault: issue.message }];
}
