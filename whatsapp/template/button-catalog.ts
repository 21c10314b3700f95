import { fieldIn, type Part, type Place } from './part.js';
import type { TemplateButton } from './template.js';
import { valueOf } from './value.js';

/** A button that opens the whole catalogue. */
export function catalogButton(place: Place, button: TemplateButton, index: number): Part {
  const label = button.text ?? 'View catalog';
  const thumbnail = fieldIn(place, {
    key: `button_${index}_thumbnail`,
    label: `Button ${index + 1} "${label}": product on the picture`,
    kind: 'text',
    required: false,
    group: 'buttons',
    help: 'The content ID of the product whose picture shows. Empty: the first of the catalogue.',
  });
  return {
    fields: [thumbnail],
    problems: () => [],
    components: (values) => {
      const product = valueOf(values, thumbnail.key);
      if (product === '') return [];
      const parameters = [{ type: 'action', action: { thumbnail_product_retailer_id: product } }];
      return [{ type: 'button', sub_type: 'catalog', index: String(index), parameters }];
    },
    preview: () => `[${label}]`,
  };
}
