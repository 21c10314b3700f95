/** A place in a text that is filled in, such as `{{1}}` or `{{ first_name }}`. */
const VARIABLE = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** How many words on each side show where a numbered variable stands. */
const WORDS_AROUND = 3;

/** Where the words that belong to a variable end: another variable, a sentence, a line. */
const BOUNDARY = /\{\{|\}\}|[.!?](?=\s|$)|\n/;

/** The names of the variables of a text, each once: numbers in their order, names in order of appearance. */
export function variablesOf(text: string): string[] {
  const names = [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] as string))];
  return names.every(isNumber) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

export function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}

/** The text with every variable replaced at once, so that nothing in a value is taken for a variable. */
export function filled(text: string, valueOfVariable: (name: string) => string): string {
  return text.replace(VARIABLE, (_variable, name: string) => valueOfVariable(name));
}

/** The variable with the words of its sentence around it, such as `your order {{2}} is ready`. */
export function wordsAround(text: string, name: string): string {
  const match = [...text.matchAll(VARIABLE)].find((found) => found[1] === name);
  if (!match) return `{{${name}}}`;
  const before = text.slice(0, match.index).split(BOUNDARY).at(-1) ?? '';
  const after = text.slice(match.index + match[0].length).split(BOUNDARY)[0] ?? '';
  const lead = before
    .trimStart()
    .split(/\s+/)
    .slice(-WORDS_AROUND - (/\s$/.test(before) ? 1 : 0));
  const tail = after
    .trimEnd()
    .split(/(?<=\S)\s+/)
    .slice(0, WORDS_AROUND);
  const words = lead.join(' ').replace(/^[,;:\s]+/, '');
  const more = tail.join(' ').replace(/[,;:\s]+$/, '');
  return `${words}{{${name}}}${more}`.trim();
}
