import type { ZObject } from 'zapier-platform-core';

/** Says which of the fields are empty. A required field is empty all the same when what was mapped to it is. */
export function emptyFields(
  inputData: Readonly<Record<string, unknown>>,
  fields: readonly { key: string; label: string }[],
): string[] {
  return fields
    .filter(({ key }) => !String(inputData[key] ?? '').trim())
    .map(({ label }) => `“${label}” is empty. Choose one in the step.`);
}

/**
 * Does nothing when nothing is wrong.
 * @throws everything that is wrong, at once.
 */
export function stopAt(z: ZObject, problems: readonly string[]): void {
  if (problems.length > 0) throw halted(z, problems);
}

/** The user's mistake, not the Zap's: the Zap stays on. */
export function halted(z: ZObject, problems: readonly string[]): Error {
  return new z.errors.HaltedError(problems.join('\n'));
}
