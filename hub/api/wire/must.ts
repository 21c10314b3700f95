import { z } from 'zod';

/** The sentence about a wrong member, as the end of one that begins with its name. */
export const must = (be: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? 'is missing' : `must be ${be}`),
});

/** Text of at most so many characters. PostgreSQL takes no zero character, and nobody types the other control characters. */
export const text = (longest: number) =>
  z
    .string(must('text'))
    .max(longest, must(`${longest.toLocaleString('en')} characters at most`))
    .regex(/^(?:[\t\n\r]|\P{Cc})*$/u, must('text without control characters'));

/** The same without the blanks around it; nothing else must not be left. */
export const filledText = (longest: number) => text(longest).trim().min(1, must('text that is not empty'));

export const word = z.string(must('text')).max(200, must('200 characters at most'));

export const words = z
  .array(word.min(1, must('text that is not empty')), must('a list of texts'))
  .max(100, must('100 texts at most'));

export const oneOf = <Name extends string>(names: Record<Name, unknown>) =>
  z.enum(Object.keys(names) as Name[], must(`one of ${Object.keys(names).join(', ')}`));

/** A whole number in an address, where all is text. */
export const countInAddress = (least: number, most: number, usual: number) => {
  const be = must(`a number from ${least} to ${most}`);
  return z.coerce.number(be).int(be).min(least, be).max(most, be).default(usual);
};
