import {
  fieldIn,
  missing,
  problem,
  type Part,
  type Place,
  type Problem,
  type TemplateField,
} from './part.js';
import { sectionsOf, type ProductSection } from './products.js';
import type { TemplateButton, TemplateValues } from './template.js';
import { lengthOf, linesOf, valueOf } from './value.js';

/** Cloud API: multi-product templates. */
const MOST_PRODUCTS = 30;
const MOST_SECTIONS = 10;
const LONGEST_TITLE = 24;

/** A button that shows several products of a catalogue, in sections. */
export function productsButton(place: Place, button: TemplateButton, index: number): Part {
  const label = button.text ?? 'View items';
  const title = `Button ${index + 1} "${label}"`;
  const products = fieldIn(place, {
    key: `button_${index}_products`,
    label: `${title}: products`,
    kind: 'list',
    required: true,
    group: 'buttons',
    help: `One content ID of your catalogue a line, at most ${MOST_PRODUCTS}. A line that ends with a colon, such as Tea:, begins a section.`,
  });
  const thumbnail = fieldIn(place, {
    key: `button_${index}_thumbnail`,
    label: `${title}: product on the picture`,
    kind: 'text',
    required: false,
    group: 'buttons',
    help: 'The content ID of the product whose picture shows. Empty: the first of the list.',
  });
  const sections = (values: TemplateValues) => sectionsOf(linesOf(values, products.key));
  return {
    fields: [products, thumbnail],
    problems: (values) => productsProblems(place, products, sections(values)),
    components: (values) => {
      const listed = sections(values);
      const action = {
        thumbnail_product_retailer_id: valueOf(values, thumbnail.key) || (listed[0]?.products[0] ?? ''),
        sections: listed.map((section) => ({
          // Meta wants a title even for a single section; the button's label fits it in any language.
          title: section.title ?? [...label].slice(0, LONGEST_TITLE).join(''),
          product_items: section.products.map((product) => ({ product_retailer_id: product })),
        })),
      };
      const parameters = [{ type: 'action', action }];
      return [{ type: 'button', sub_type: 'mpm', index: String(index), parameters }];
    },
    preview: (values) => {
      const count = sections(values).flatMap((section) => section.products).length;
      return `[${label}${count > 0 ? `: ${count} ${count === 1 ? 'product' : 'products'}` : ''}]`;
    },
  };
}

function productsProblems(place: Place, field: TemplateField, sections: ProductSection[]): Problem[] {
  if (sections.length === 0) return [missing(field, place)];
  const count = sections.flatMap((section) => section.products).length;
  const faults = [
    count > MOST_PRODUCTS && `has ${count} products, and WhatsApp shows ${MOST_PRODUCTS}. Take some out.`,
    sections.length > MOST_SECTIONS &&
      `has ${sections.length} sections, and WhatsApp shows ${MOST_SECTIONS}. Join some.`,
    sections.length > 1 &&
      sections[0]?.title === null &&
      'has products before the first section. Put a line with a title and a colon above them.',
    ...sections.map((section) => sectionFault(section)),
  ];
  return faults.filter((fault) => fault !== false && fault !== null).map((fault) => problem(field, fault));
}

function sectionFault({ products, title }: ProductSection): string | null {
  if (title === '') return 'has a section without a title. Write the title before its colon.';
  if (products.length === 0)
    return `has nothing in the section ${title}. Put products in it, or take it out.`;
  if (title !== null && lengthOf(title) > LONGEST_TITLE) {
    return `has the section title ${title}, which is too long: it may have ${LONGEST_TITLE} characters.`;
  }
  return null;
}
