import type { Part, Place } from './part.js';

/** A part of a kind that is not known here: it is sent without values, and the person is told. */
export function unknownPart(place: Place, kind: string, seen = ''): Part {
  const where = place.card === null ? 'The template' : `Card ${place.card}`;
  const name = kind === '' ? 'without a name' : `of the kind “${kind.toLowerCase().replaceAll('_', ' ')}”`;
  return {
    fields: [],
    problems: () => [],
    components: () => [],
    preview: () => seen,
    notes: [
      `${where} has a part ${name}, which this step does not know. It is sent without values of its own; if Meta refuses that, choose another template.`,
    ],
  };
}
