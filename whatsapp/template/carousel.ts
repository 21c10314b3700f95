import type { Part } from './part.js';

/** The cards that a customer swipes through, each with parts of its own. */
export function carousel(cards: readonly (readonly Part[])[]): Part {
  return {
    fields: cards.flatMap((parts) => parts.flatMap((part) => part.fields)),
    problems: (values, now) => cards.flatMap((parts) => parts.flatMap((part) => part.problems(values, now))),
    components: (values) => [
      {
        type: 'carousel',
        cards: cards.map((parts, index) => ({
          card_index: index,
          components: parts.flatMap((part) => part.components(values)),
        })),
      },
    ],
    preview: (values) =>
      cards
        .map((parts, index) => {
          const seen = parts.map((part) => part.preview(values)).filter((text) => text !== '');
          return [`Card ${index + 1}`, ...seen].join('\n');
        })
        .join('\n\n'),
    notes: cards.flatMap((parts) => parts.flatMap((part) => part.notes ?? [])),
  };
}
