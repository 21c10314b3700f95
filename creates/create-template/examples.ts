import type { DraftExamples } from '../../whatsapp/template-draft.js';

/** The variables for which examples may be given. */
interface Variables {
  /** Of the text itself: examples without a name are theirs, in this order. */
  own: readonly string[];
  /** Of other texts, for which an example must name its variable. */
  others: readonly string[];
}

/** Reads examples as people write them: `first_name = Ana`, `1 = Ana`, or only `Ana`. */
export function examplesOf(written: readonly string[], { own, others }: Variables): DraftExamples {
  const known = new Set([...own, ...others]);
  const examples: Record<string, string> = {};
  const nameless: string[] = [];
  for (const entry of written.map((one) => one.trim()).filter(Boolean)) {
    const [name, example] = halves(entry);
    if (name !== null && known.has(name)) examples[name] = example;
    else nameless.push(entry);
  }
  const open = own.filter((name) => !Object.hasOwn(examples, name));
  open.forEach((name, at) => {
    const example = nameless[at];
    if (example !== undefined) examples[name] = example;
  });
  return examples;
}

/** What stands before and after the first `=` or `:`; the name may be in braces. */
function halves(entry: string): [name: string | null, example: string] {
  const match = /^\s*(?:\{\{)?\s*([^\s{}=:]+)\s*(?:\}\})?\s*[=:]\s*(.*)$/s.exec(entry);
  return match ? [match[1] ?? '', (match[2] ?? '').trim()] : [null, entry];
}
