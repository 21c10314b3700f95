import {
  fieldIn,
  missing,
  problem,
  type Part,
  type Place,
  type Problem,
  type TemplateField,
} from './part.js';
import type { TemplateButton } from './template.js';
import { exampleOf, valueOf } from './value.js';
import { filled, variablesOf } from './variables.js';

/** The whole address with its ending (Cloud API: template components). */
const LONGEST_URL = 2000;

/** What may not stand in an address as it is. */
const UNSAFE = /[^\x21-\x7e]|["<>\\^`{|}]/gu;

/** A button that opens a link whose end is different for each customer. */
export function urlButton(place: Place, button: TemplateButton, index: number): Part {
  const url = button.url ?? '';
  const field = fieldIn(place, suffixField(button, index, url));
  const suffix = (values: Parameters<Part['preview']>[0]) => suffixIn(valueOf(values, field.key), url);
  return {
    fields: [field],
    problems: (values) => suffixProblems(place, field, suffix(values), url),
    components: (values) => [
      {
        type: 'button',
        sub_type: 'url',
        index: String(index),
        parameters: [{ type: 'text', text: encoded(suffix(values)) }],
      },
    ],
    preview: (values) => `[${button.text ?? 'Link'}: ${filled(url, () => encoded(suffix(values)))}]`,
  };
}

export function hasSuffix(button: TemplateButton): boolean {
  return variablesOf(button.url ?? '').length > 0;
}

function suffixField(button: TemplateButton, index: number, url: string): TemplateField {
  const known = exampleOf(button);
  const example = known && suffixIn(known, url);
  return {
    key: `button_${index}_url`,
    label: `Button ${index + 1} "${button.text ?? ''}": end of the link`,
    kind: 'text',
    required: true,
    group: 'buttons',
    ...(example && { example }),
    help: `What follows after ${beginningOf(url)}`,
  };
}

function suffixProblems(place: Place, field: TemplateField, suffix: string, url: string): Problem[] {
  if (suffix === '') return [missing(field, place)];
  if (/\s/.test(suffix))
    return [problem(field, 'has a space or a line break, and a link may have none. Take it out.')];
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(suffix)) {
    return [problem(field, `is a whole link. Give only what follows after ${beginningOf(url)}`)];
  }
  if (/\p{Cs}/u.test(suffix)) return [problem(field, 'holds a broken character. Type it again.')];
  if (/\{\{|\}\}/.test(suffix)) {
    return [problem(field, 'still holds a placeholder in double braces. Put the value itself there.')];
  }
  const length = filled(url, () => encoded(suffix)).length;
  return length <= LONGEST_URL
    ? []
    : [problem(field, `makes the link ${length} characters long, and WhatsApp allows 2,000. Shorten it.`)];
}

/** The end alone, also when somebody gave the whole link of this button. */
function suffixIn(value: string, url: string): string {
  const beginning = beginningOf(url);
  return beginning !== '' && value.startsWith(beginning) ? value.slice(beginning.length) : value;
}

function beginningOf(url: string): string {
  return url.split('{{')[0] ?? '';
}

/** Percent-encoded, without encoding again what is encoded already. */
function encoded(suffix: string): string {
  return suffix
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(UNSAFE, (character) => (/\p{Cs}/u.test(character) ? '' : encodeURIComponent(character)));
}
