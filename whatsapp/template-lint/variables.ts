import { exampleOf } from '../template-draft/examples.js';
import { bracesIn, tidied, variablesIn } from '../template-draft/variables.js';
import type { DraftExamples } from '../template-draft.js';
import { textFault } from '../template/text.js';
import { isNumber } from '../template/variables.js';
import { error, warning, type Breach, type Input } from './breach.js';
import { wordCount } from './words.js';

const NAME = /^[a-z][a-z0-9_]*$/;

/** A text of a draft, and what is known about it. */
export interface DraftText extends Input {
  text: string;
  examples: DraftExamples;
  /** The input in which the examples are typed. */
  examplesInput: Input;
  /** Whether the variables of the whole draft have names. */
  named: boolean;
  language: string;
}

/** The rules for variables in any text (Cloud API: template components): how they are written, and their examples. */
export function variableBreaches(text: DraftText): Breach[] {
  const faults = writingFaults(text);
  return faults.length > 0 ? faults.map((said) => error(text, said)) : exampleBreaches(text);
}

/** Where variables may stand in a body, and how many it takes (Cloud API: subcodes 2388299 and 2388293). */
export function balanceBreaches(place: DraftText): Breach[] {
  const text = tidied(place.text).trim();
  const count = variablesIn(text).length;
  if (count === 0) return [];
  const breaches: Breach[] = [];
  if (text.startsWith('{{')) breaches.push(error(place, 'begins with a variable. Put words before it.'));
  if (text.endsWith('}}'))
    breaches.push(error(place, 'ends with a variable. Put words or a full stop after it.'));
  if (text.includes('}}{{')) {
    breaches.push(error(place, 'has two variables side by side. Put words between them.'));
  } else if (/\}\}\s+\{\{/.test(text)) {
    breaches.push(
      warning(
        place,
        'has two variables with nothing but a space between them. Words between them are safer.',
      ),
    );
  }
  return [...breaches, ...ratioBreaches(place, text, count)];
}

/** Meta does not tell its formula: as many variables as words are too many, twice as many words are enough. */
function ratioBreaches(place: DraftText, text: string, count: number): Breach[] {
  const words = wordCount(text.replace(/\{\{[^{}]*\}\}/g, ' '), place.language);
  const said = `has ${count} ${count === 1 ? 'variable' : 'variables'} and ${words} ${words === 1 ? 'word' : 'words'}`;
  if (words <= count) {
    return [error(place, `${said}, which is too little text. Write more, or use fewer variables.`)];
  }
  return words > 2 * count
    ? []
    : [warning(place, `${said}. Meta may find that too little text: write more, or use fewer variables.`)];
}

function writingFaults({ named, text }: DraftText): string[] {
  const names = bracesIn(text);
  if (/\{\{|\}\}/.test(text.replace(/\{\{[^{}]*\}\}/g, ''))) {
    return ['has a variable with a missing bracket. Write variables as {{1}} or {{first_name}}.'];
  }
  if (names.includes('')) return ['has {{}} without a name. Write a name in it, such as {{first_name}}.'];
  if (!named) return gapFaults(names);
  if (names.some(isNumber)) {
    return [
      'has numbers among its variables where others have names. Use names for all, or numbers for all.',
    ];
  }
  const wrong = [...new Set(names)].filter((name) => !NAME.test(name));
  return wrong.map(
    (name) =>
      `has the variable {{${name}}}. Names have small letters without accents, digits and underscores only, such as {{${suggested(name)}}}.`,
  );
}

function gapFaults(names: readonly string[]): string[] {
  const numbers = [...new Set(names.map(Number))].sort((a, b) => a - b);
  return numbers.every((number, at) => number === at + 1)
    ? []
    : ['must number its variables from {{1}} on, without a gap. Number them anew.'];
}

function exampleBreaches({ examples, examplesInput, label, text }: DraftText): Breach[] {
  return variablesIn(text).flatMap((name) => {
    const example = exampleOf(name, examples);
    if (example === '') {
      return [
        error(
          examplesInput,
          `has no example for {{${name}}} of “${label}”. Meta reviews with examples: add one.`,
        ),
      ];
    }
    const fault = textFault(example);
    return fault === null ? [] : [error(examplesInput, `(at {{${name}}}) ${fault}`)];
  });
}

function suggested(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '');
  return plain || 'first_name';
}
