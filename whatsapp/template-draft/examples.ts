import type { NamedExample } from '../template/template.js';
import type { DraftExamples } from '../template-draft.js';

/** The example of a variable, whether its key was written `name` or `{{name}}`; empty when there is none. */
export function exampleOf(variable: string, examples: DraftExamples = {}): string {
  const written = Object.keys(examples).find((key) => key.replace(/[{}\s]/g, '') === variable);
  return written === undefined ? '' : (examples[written] ?? '').trim();
}

export function namedExamples(variables: readonly string[], examples?: DraftExamples): NamedExample[] {
  return variables.map((variable) => ({ param_name: variable, example: exampleOf(variable, examples) }));
}

export function numberedExamples(variables: readonly string[], examples?: DraftExamples): string[] {
  return variables.map((variable) => exampleOf(variable, examples));
}
