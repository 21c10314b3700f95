import type { z } from 'zod';
import type { Json } from './json.js';

/** What somebody asked of the lab, in its form. @throws Error with a sentence for each field that is wrong or not known. */
export function checked<Form extends z.ZodObject>(form: Form, input: Json): z.output<Form> {
  const result = form.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const fields = Object.keys(form.shape);
  const known = fields.length > 0 ? `The fields are: ${fields.join(', ')}.` : 'There are no fields.';
  throw new Error(result.error.issues.flatMap((issue) => sentences(issue, known)).join(' '));
}

function sentences(issue: z.core.$ZodIssue, known: string): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${key} is not known here. ${known}`);
  }
  // A member of a list or an object is told of as the field that it is in, which the message speaks of.
  const field = String(issue.path[0]);
  return [
    issue.input === undefined ? `${field} is missing: it ${issue.message}.` : `${field} ${issue.message}.`,
  ];
}
