import { fieldIn, problem, type Part, type Place } from './part.js';
import type { TemplateButton } from './template.js';
import { objectIn, valueOf } from './value.js';

/** What WhatsApp gives the flow when nobody chose a token (Cloud API: flows). */
const NO_TOKEN = 'unused';

/** A button that opens a flow, with data for its first screen. */
export function flowButton(place: Place, button: TemplateButton, index: number): Part {
  const label = `Button ${index + 1} "${button.text ?? ''}"`;
  const token = fieldIn(place, {
    key: `button_${index}_flow_token`,
    label: `${label}: flow token`,
    kind: 'text',
    required: false,
    group: 'buttons',
    help: 'Comes back with the answers, so that you know whose they are; such as an order number.',
  });
  const data = fieldIn(place, {
    key: `button_${index}_flow_data`,
    label: `${label}: data for the first screen`,
    kind: 'json',
    required: false,
    group: 'buttons',
    example: '{"name": "Ada"}',
    help: 'JSON with a value for everything the first screen of the flow expects. Empty when it expects nothing.',
  });
  return {
    fields: [token, data],
    problems: (values) => {
      if (valueOf(values, data.key) === '') return [];
      const object = objectIn(values, data.key);
      return object !== null && Object.keys(object).length > 0
        ? []
        : [
            problem(
              data,
              'must be JSON with names and values, such as {"name": "Ada"}. Correct it, or leave it empty.',
            ),
          ];
    },
    components: (values) => {
      const sent = objectIn(values, data.key);
      const action = {
        flow_token: valueOf(values, token.key) || NO_TOKEN,
        ...(sent && { flow_action_data: sent }),
      };
      const parameters = [{ type: 'action', action }];
      return [{ type: 'button', sub_type: 'flow', index: String(index), parameters }];
    },
    preview: () => `[${button.text ?? 'Open'}]`,
  };
}
