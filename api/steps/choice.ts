import type { ZObject } from 'zapier-platform-core';

/** A field with choices, as far as reading it needs. */
interface ChoiceField<Choice extends string> {
  label: string;
  choices: Readonly<Record<Choice, string>>;
}

/**
 * What was chosen in a field; `fallback` when it was left empty. What another step gave may be the words of the choice.
 * @throws a sentence when there is no such choice, or none was made and there is no fallback.
 */
export function choiceOf<Choice extends string>(
  z: ZObject,
  { label, choices }: ChoiceField<Choice>,
  written: unknown,
  fallback?: NoInfer<Choice>,
): Choice {
  const word = wordOf(written);
  if (word === '' && fallback !== undefined) return fallback;
  const entries = Object.entries(choices) as [Choice, string][];
  const chosen = entries.find(([choice, words]) => wordOf(choice) === word || wordOf(words) === word);
  if (chosen) return chosen[0];
  const offered = entries.map(([, words]) => `“${words}”`).join(', ');
  const what = word === '' ? 'is empty' : 'has a choice that does not exist';
  throw new z.errors.HaltedError(`“${label}” ${what}. Choose one of ${offered}.`);
}

function wordOf(value: unknown): string {
  return String(value ?? '')
    .trim()
    .toLowerCase()
    .replaceAll('_', ' ');
}
