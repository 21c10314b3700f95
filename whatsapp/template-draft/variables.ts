import { isNumber, variablesOf } from '../template/variables.js';
import type { TemplateDraft } from '../template-draft.js';

/** Whatever stands in double braces, also what Meta would not take as a name. */
const BRACES = /\{\{([^{}]*)\}\}/g;

/** The names in the double braces of a text, each once; numbers in their order. */
export function variablesIn(text: string): string[] {
  return variablesOf(tidied(text));
}

/** Everything in double braces as it was written, with repetitions, without space around it. */
export function bracesIn(text: string): string[] {
  return [...text.matchAll(BRACES)].map((match) => (match[1] ?? '').trim());
}

/** The text with its variables written as Meta writes them: `{{ name }}` becomes `{{name}}`. */
export function tidied(text: string): string {
  return text.replace(BRACES, (_braces, name: string) => `{{${name.trim()}}}`);
}

/** The texts of a draft whose variables Meta counts as the template's: those of links have numbers always. */
function textsOf({ body, cards = [], header }: TemplateDraft): string[] {
  const texts = [header?.text, body, ...cards.flatMap((card) => [card.header.text, card.body])];
  return texts.filter((text) => text !== undefined);
}

/** Whether the variables of a draft have names instead of numbers. */
export function isNamedDraft(draft: TemplateDraft): boolean {
  return textsOf(draft).some((text) => bracesIn(text).some((name) => name !== '' && !isNumber(name)));
}
