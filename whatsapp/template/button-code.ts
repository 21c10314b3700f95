import {
  fieldIn,
  missing,
  problem,
  type Part,
  type Place,
  type Problem,
  type TemplateField,
} from './part.js';
import { textFault } from './text.js';
import type { TemplateButton } from './template.js';
import { exampleOf, lengthOf, valueOf } from './value.js';

/** Characters of a code (Cloud API: template components; the page on coupons says 20). */
const LONGEST_CODE = 15;

/** A button that copies a coupon code. */
export function codeButton(place: Place, button: TemplateButton, index: number): Part {
  const label = button.text ?? 'Copy offer code';
  const example = exampleOf(button);
  const field = fieldIn(place, {
    key: `button_${index}_code`,
    label: `Button ${index + 1} "${label}": code`,
    kind: 'text',
    required: true,
    group: 'buttons',
    ...(example && { example }),
    help: `What the button copies, at most ${LONGEST_CODE} characters.`,
  });
  return {
    fields: [field],
    problems: (values) => codeProblems(place, field, valueOf(values, field.key)),
    components: (values) => [
      {
        type: 'button',
        sub_type: 'copy_code',
        index: String(index),
        parameters: [{ type: 'coupon_code', coupon_code: valueOf(values, field.key) }],
      },
    ],
    preview: (values) => `[${[label, valueOf(values, field.key)].filter(Boolean).join(': ')}]`,
  };
}

function codeProblems(place: Place, field: TemplateField, code: string): Problem[] {
  if (code === '') return [missing(field, place)];
  const fault = textFault(code);
  if (fault !== null) return [problem(field, fault)];
  return lengthOf(code) <= LONGEST_CODE
    ? []
    : [problem(field, `is too long: a code may have ${LONGEST_CODE} characters. Use a shorter one.`)];
}
