import type { z } from 'zod';
import { Problem } from './problem.js';

/** Both values as their schemas read them; a 422 problem that names every wrong member of either otherwise. */
export function checkedBoth<One extends z.ZodType, Other extends z.ZodType>(
  [one, oneValue]: [One, unknown],
  [other, otherValue]: [Other, unknown],
): [z.output<One>, z.output<Other>] {
  const read = one.safeParse(oneValue);
  const otherRead = other.safeParse(otherValue);
  if (read.success && otherRead.success) return [read.data, otherRead.data];
  throw unfit([read, otherRead].flatMap(({ error }) => (error ? faultsIn(error) : [])));
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

function faultsIn({ issues }: z.ZodError): Fault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...path, key].join('.'), fault: 'is not known here' }));
    }
    return [{ field: path.join('.') || 'body', fault: issue.message }];
  });
}
