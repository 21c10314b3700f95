import { fieldIn, problem, type Part, type Place } from './part.js';
import type { TemplateButton } from './template.js';
import { lengthOf, valueOf } from './value.js';

/** Characters of a payload (Cloud API: button payloads). */
const LONGEST_PAYLOAD = 512;

/** A button that answers. Without a payload of our own, WhatsApp sends back the button's label. */
export function replyButton(place: Place, button: TemplateButton, index: number): Part {
  const label = button.text ?? '';
  const field = fieldIn(place, {
    key: `button_${index}_payload`,
    label: `Button ${index + 1} "${label}": payload`,
    kind: 'text',
    required: false,
    group: 'buttons',
    help: 'Comes back in the New Message trigger when the customer taps the button. Empty: the label comes back.',
  });
  return {
    fields: [field],
    problems: (values) =>
      lengthOf(valueOf(values, field.key)) <= LONGEST_PAYLOAD
        ? []
        : [problem(field, `is too long: it may have ${LONGEST_PAYLOAD} characters. Shorten it.`)],
    components: (values) => {
      const payload = valueOf(values, field.key);
      if (payload === '') return [];
      const parameters = [{ type: 'payload', payload }];
      return [{ type: 'button', sub_type: 'quick_reply', index: String(index), parameters }];
    },
    preview: () => `[${label}]`,
  };
}
