import { locationHeader } from './header-location.js';
import { mediaHeader } from './header-media.js';
import { productHeader } from './header-product.js';
import type { Part, Place } from './part.js';
import type { TemplateComponent } from './template.js';
import { textPart } from './text.js';
import { unknownPart } from './unknown.js';

/** Characters of a filled-in header (Cloud API: template components). */
const LONGEST_TEXT = 60;

/** The kinds of header, by Meta's `format`. */
const HEADERS: ReadonlyMap<string, (place: Place, component: TemplateComponent) => Part> = new Map([
  ['TEXT', textHeader],
  ['IMAGE', (place) => mediaHeader(place, 'image')],
  ['VIDEO', (place) => mediaHeader(place, 'video')],
  ['DOCUMENT', (place) => mediaHeader(place, 'document')],
  ['GIF', (place) => mediaHeader(place, 'gif')],
  ['LOCATION', locationHeader],
  ['PRODUCT', productHeader],
]);

export function headerPart(place: Place, component: TemplateComponent): Part {
  const format = (component.format ?? 'TEXT').toUpperCase();
  const make = HEADERS.get(format);
  return make ? make(place, component) : unknownPart(place, `HEADER ${format}`, component.text);
}

function textHeader(place: Place, component: TemplateComponent): Part {
  return textPart(place, component.text ?? '', {
    type: 'header',
    title: 'Header',
    limit: LONGEST_TEXT,
    key: (variable, { at, named }) =>
      named ? `header_${variable}` : at === 0 ? 'header_text' : `header_${variable}`,
    examples: {
      numbered: component.example?.header_text,
      named: component.example?.header_text_named_params,
    },
  });
}
