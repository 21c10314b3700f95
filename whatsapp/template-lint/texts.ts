import { isNamedDraft, variablesIn } from '../template-draft/variables.js';
import type { DraftExamples, DraftHeader, TemplateDraft } from '../template-draft.js';
import { lengthOf } from '../template/value.js';
import { error, warning, type Breach, type Input } from './breach.js';
import { balanceBreaches, variableBreaches, type DraftText } from './variables.js';

/** Characters as written, variables included (Cloud API: template components). */
const HEADER = 60;
const BODY = 1024;
const FOOTER = 60;

const FILES = ['IMAGE', 'VIDEO', 'DOCUMENT', 'GIF'];
const OTHERS = ['LOCATION', 'PRODUCT'];

const BODY_INPUT = { key: 'body', label: 'Body' };
const FOOTER_INPUT = { key: 'footer', label: 'Footer' };

/** The rules for header, body and footer. */
export function textBreaches(draft: TemplateDraft): Breach[] {
  const input = { key: 'header', label: 'Header' };
  return [
    ...(draft.header ? headerBreaches(draft, draft.header, input) : []),
    ...bodyBreaches(draft),
    ...footerBreaches(draft.footer ?? ''),
  ];
}

/** The rules for a header, also that of a card. */
export function headerBreaches(draft: TemplateDraft, header: DraftHeader, input: Input): Breach[] {
  const format = header.format.trim().toUpperCase();
  if (format === 'TEXT') return headerTextBreaches(draft, header, input);
  if (FILES.includes(format)) {
    const sample = { key: `${input.key}_example`, label: `${input.label} Example` };
    return header.example
      ? []
      : [error(sample, 'is empty. Meta reviews with a sample of the file: add one.')];
  }
  return OTHERS.includes(format)
    ? []
    : [error(input, `cannot be of the kind ${header.format}. Choose another kind.`)];
}

function headerTextBreaches(
  draft: TemplateDraft,
  { example, text = '' }: DraftHeader,
  input: Input,
): Breach[] {
  if (text.trim() === '') return [error(input, 'is empty. Write its text, or leave the header out.')];
  const [variable, ...more] = variablesIn(text);
  const own: DraftExamples = variable !== undefined && example ? { [variable]: example } : {};
  const named = isNamedDraft(draft);
  const place: DraftText = {
    ...input,
    text,
    named,
    language: draft.language,
    examples: { ...(named && draft.examples), ...own },
    examplesInput: { key: `${input.key}_example`, label: `${input.label} Example` },
  };
  return [
    ...tooLong(input, text, HEADER),
    ...(more.length > 0
      ? [error(input, 'has more than one variable, and a header may have one. Move the others to the body.')]
      : []),
    ...variableBreaches(place),
    ...(/[\n\r*_~]|\p{Extended_Pictographic}/u.test(text.replace(/\{\{[^{}]*\}\}/g, ''))
      ? [
          warning(
            input,
            'has a line break, an emoji or a formatting sign, and Meta often refuses these in a header.',
          ),
        ]
      : []),
  ];
}

function bodyBreaches(draft: TemplateDraft): Breach[] {
  const { body = '', examples = {}, language } = draft;
  if (body.trim() === '') return [error(BODY_INPUT, 'is empty. Write the text of the message.')];
  const place: DraftText = {
    ...BODY_INPUT,
    text: body,
    named: isNamedDraft(draft),
    language,
    examples,
    examplesInput: { key: 'examples', label: 'Examples' },
  };
  return [...tooLong(BODY_INPUT, body, BODY), ...variableBreaches(place), ...balanceBreaches(place)];
}

function footerBreaches(footer: string): Breach[] {
  return [
    ...tooLong(FOOTER_INPUT, footer, FOOTER),
    ...(/\{\{/.test(footer)
      ? [error(FOOTER_INPUT, 'has a variable, and a footer may have none. Move it to the body.')]
      : []),
  ];
}

/** That a text has more characters than WhatsApp takes. */
export function tooLong(input: Input, text: string, limit: number): Breach[] {
  const length = lengthOf(text);
  const written = (count: number) => count.toLocaleString('en-GB');
  return length <= limit
    ? []
    : [error(input, `has ${written(length)} characters, and may have ${written(limit)}. Shorten it.`)];
}
