import type { Part, TemplateField } from './part.js';
import type { TemplateButton } from './template.js';
import { valueOf } from './value.js';

/** A button that answers. Without a payload of our own, WhatsApp sends back the button's label. */
export function replyButton(button: TemplateButton, index: number): Part {
  const label = button.text ?? '';
  const field: TemplateField = {
    key: `button_${index}_payload`,
    label: `Button ${index + 1} "${label}": payload`,
    kind: 'text',
    required: false,
    group: 'buttons',
    help: 'Comes back in the New Message trigger when the customer taps the button. Empty: the label comes back.',
  };
  return {
    fields: [field],
    problems: () => [],
    components: (values) => {
      const payload = valueOf(values, field.key);
      if (payload === '') return [];
      const parameters = [{ type: 'payload', payload }];
      return [{ type: 'button', sub_type: 'quick_reply', index: String(index), parameters }];
    },
    preview: () => `[${label}]`,
  };
}
