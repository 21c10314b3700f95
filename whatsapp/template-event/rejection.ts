/** Why Meta rejected a template, for a person who has to correct it. */
export interface Rejection {
  explanation: string;
  advice: string;
}

/** Meta's reasons (Cloud API: rejected_reason). */
const REASONS: ReadonlyMap<string, Rejection> = new Map([
  [
    'ABUSIVE_CONTENT',
    {
      explanation: 'Meta found something in it that threatens, insults or discriminates.',
      advice:
        'Take out every word that could be read so, also from the examples, and submit it again. Appeal in WhatsApp Manager if there is none.',
    },
  ],
  [
    'INCORRECT_CATEGORY',
    {
      explanation: 'It was submitted in a category that its text does not belong to.',
      advice:
        'Offers and invitations are Marketing; Utility is only for something the customer ordered or asked for. Change the category or the text, and submit it again.',
    },
  ],
  [
    'INVALID_FORMAT',
    {
      explanation: 'Variables, examples, links or characters are not in a form that Meta accepts.',
      advice:
        'Put words between and around all variables, give a real example for each, check links and language, and submit it again.',
    },
  ],
  [
    'PROMOTIONAL',
    {
      explanation: 'Its text advertises, and its category does not allow that.',
      advice: 'Take the offer out, or submit it in the category Marketing.',
    },
  ],
  [
    'SCAM',
    {
      explanation: 'Meta took it for an attempt to deceive or to get at private data.',
      advice:
        'Say in the text who writes, ask for no card, bank or ID numbers, use links to your own web site only, and submit it again.',
    },
  ],
  [
    'TAG_CONTENT_MISMATCH',
    {
      explanation: 'Its language or its category does not fit its text.',
      advice:
        'Choose the language in which the text is written and the category it belongs to, and submit it again.',
    },
  ],
  [
    'CATEGORY_NOT_AVAILABLE',
    {
      explanation: 'The account may not use this category.',
      advice: 'Choose another category, and submit it again.',
    },
  ],
]);

const UNKNOWN: Rejection = {
  explanation: 'Meta gave a reason that is not known here.',
  advice:
    'Open the template in WhatsApp Manager: the reason stands there. Correct it and submit it again, or appeal.',
};

/** What a reason of rejection means and what to do; null when there is none (Meta writes `NONE`). */
export function rejectionOf(reason: string | null): Rejection | null {
  const word = reason?.toUpperCase() ?? 'NONE';
  return word === 'NONE' || word === '' ? null : (REASONS.get(word) ?? UNKNOWN);
}
