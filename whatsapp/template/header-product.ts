import { fieldIn, missing, type Part, type Place } from './part.js';
import { valueOf } from './value.js';

/** A header that shows one product of a catalogue. */
export function productHeader(place: Place): Part {
  const field = (name: string, said: string, help: string) =>
    fieldIn(place, {
      key: `header_${name}`,
      label: `Header: ${said}`,
      kind: 'text',
      required: true,
      group: 'header',
      help,
    });
  const product = field('product', 'product', 'The content ID of the product in your Meta catalogue.');
  const catalog = field('catalog', 'catalogue', 'The ID of the catalogue, as Commerce Manager shows it.');
  return {
    fields: [product, catalog],
    problems: (values) =>
      [product, catalog]
        .filter(({ key }) => valueOf(values, key) === '')
        .map((empty) => missing(empty, place)),
    components: (values) => {
      const shown = {
        product_retailer_id: valueOf(values, product.key),
        catalog_id: valueOf(values, catalog.key),
      };
      return [{ type: 'header', parameters: [{ type: 'product', product: shown }] }];
    },
    preview: (values) => `[${['Product', valueOf(values, product.key)].filter(Boolean).join(': ')}]`,
  };
}
