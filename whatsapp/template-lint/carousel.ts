import { isNamedDraft } from '../template-draft/variables.js';
import type { DraftCard, TemplateDraft } from '../template-draft.js';
import { error, type Breach, type Input } from './breach.js';
import { buttonsBreaches } from './buttons.js';
import { headerBreaches, tooLong } from './texts.js';
import { variableBreaches } from './variables.js';

/** Cloud API: carousel templates. */
const FEWEST = 2;
const MOST = 10;
const LONGEST_BODY = 160;
const MOST_BUTTONS = 2;
const HEADERS = ['IMAGE', 'VIDEO', 'PRODUCT'];

const CARDS = { key: 'cards', label: 'Cards' };

/** The rules for the cards of a carousel: their number, that they are alike, and each card's own. */
export function carouselBreaches(draft: TemplateDraft): Breach[] {
  const { cards = [] } = draft;
  if (cards.length === 0) return [];
  return [
    ...(cards.length < FEWEST || cards.length > MOST
      ? [
          error(
            CARDS,
            `are ${cards.length}, and a carousel has ${FEWEST} to ${MOST}. Add some or take some out.`,
          ),
        ]
      : []),
    ...unlikeBreaches(cards),
    ...cards.flatMap((card, index) => cardBreaches(draft, card, index + 1)),
  ];
}

function unlikeBreaches(cards: readonly DraftCard[]): Breach[] {
  const [first, ...others] = cards.map(layoutOf);
  const different = others.findIndex((layout) => layout !== first);
  return different < 0
    ? []
    : [
        error(
          inputOf(different + 2),
          'is built otherwise than card 1. All cards must have the same kind of header, a body or none, and the same kinds of buttons in the same order.',
        ),
      ];
}

function layoutOf({ body = '', buttons = [], header }: DraftCard): string {
  const kinds = [header.format, ...buttons.map(({ type }) => type)].map((kind) => kind.trim().toUpperCase());
  return JSON.stringify([body.trim() !== '', ...kinds]);
}

function cardBreaches(draft: TemplateDraft, card: DraftCard, number: number): Breach[] {
  const { body = '', buttons = [], header } = card;
  const within = (name: string, label: string): Input => ({
    key: `card_${number}_${name}`,
    label: `Card ${number} · ${label}`,
  });
  const named = isNamedDraft(draft);
  const text = within('body', 'Body');
  return [
    ...(HEADERS.includes(header.format.trim().toUpperCase())
      ? headerBreaches(draft, header, within('header', 'Header'))
      : [error(within('header', 'Header'), 'must be an image, a video or a product.')]),
    ...tooLong(text, body, LONGEST_BODY),
    ...variableBreaches({
      ...text,
      text: body,
      named,
      language: draft.language,
      examples: { ...(named && draft.examples), ...card.examples },
      examplesInput: within('examples', 'Examples'),
    }),
    ...(buttons.length > MOST_BUTTONS
      ? [error(within('buttons', 'Buttons'), `are ${buttons.length}, and a card may have ${MOST_BUTTONS}.`)]
      : []),
    ...buttonsBreaches(buttons, within('', '')),
  ];
}

function inputOf(number: number): Input {
  return { key: `card_${number}`, label: `Card ${number}` };
}
