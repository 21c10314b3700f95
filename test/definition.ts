import type { Create, PlainOutputField, Search, Trigger } from 'zapier-platform-core';

/** A step as the definition has it, whatever its kind. */
export interface Step {
  kind: 'trigger' | 'create' | 'search';
  step: {
    key: string;
    display: Trigger['display'];
    operation: {
      type?: string;
      perform: unknown;
      inputFields?: unknown[];
      outputFields?: unknown[];
      sample?: Record<string, unknown>;
    };
  };
}

interface Definition {
  triggers: Record<string, Trigger>;
  creates: Record<string, Create>;
  searches: Record<string, Search>;
}

export function steps({ triggers, creates, searches }: Definition): Step[] {
  return [
    ...Object.values(triggers).map((step) => ({ kind: 'trigger', step }) as unknown as Step),
    ...Object.values(creates).map((step) => ({ kind: 'create', step }) as unknown as Step),
    ...Object.values(searches).map((step) => ({ kind: 'search', step }) as unknown as Step),
  ];
}

/** Keys as the sample has them: the lines of a list stand under one key. */
export function outputKeys(fields: PlainOutputField[]): string[] {
  return [...new Set(fields.map(({ key }) => key.split('[]')[0] ?? key))];
}

/** What a sample has for an output: of a list's lines (`messages[]at`), one value each. Nothing where it has null. */
export function sampleValues(sample: Record<string, unknown>, key: string): unknown[] {
  const [list = key, member] = key.split('[]');
  const values =
    member === undefined
      ? [sample[list]]
      : (sample[list] as Record<string, unknown>[]).map((line) => line[member]);
  return values.filter((value) => value !== null);
}

/** Every text in the definition, keys left out. */
export function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

const small = new Set([
  'a',
  'an',
  'and',
  'as',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

/** The label as Zapier wants it: a capital at each word but the small ones inside. */
export function titleCase(label: string): string {
  return label
    .split(' ')
    .map((word, place, words) => {
      const isSmall = small.has(word.toLowerCase()) && place > 0 && place < words.length - 1;
      return isSmall
        ? word.toLowerCase()
        : word.replace(/^(\(?)(\p{Ll})/u, (_, open, letter) => open + letter.toUpperCase());
    })
    .join(' ');
}
