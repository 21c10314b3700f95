import type { Row } from './rows.js';

/** What came of a recipient, and the words for it. */
export const outcomes = {
  sent: 'Sent',
  already_sent: 'Sent Before',
  duplicate: 'Duplicate',
  blocked: 'Blocked',
  failed: 'Failed',
  left_over: 'Left Over',
} as const;

export type Outcome = keyof typeof outcomes;

/** What came of one recipient. */
export interface Result {
  row: Row;
  outcome: Outcome;
  /** E.164; null for a user ID, and for what is no recipient. */
  phone: string | null;
  messageId: string | null;
  /** Meta's word, such as `accepted`; null when nothing went out. */
  messageStatus: string | null;
  operation: string | null;
  /** What happened and what to do, in sentences. */
  what: string;
  /** Of a send that nobody checked: why. */
  unchecked: string | null;
}

/** The result of a recipient to whom nothing was sent. */
export function notSent(row: Row, outcome: Outcome, what: string, phone: string | null = null): Result {
  const nothing = { messageId: null, messageStatus: null, operation: null, unchecked: null };
  return { row, outcome, phone, what, ...nothing };
}

/** So many different sentences are more than anybody reads. */
const MOST_SENTENCES = 10;

/** What is wrong with the rows, each sentence once with the rows that it is about. */
export function wrongRows(results: readonly Result[]): string[] {
  const wrong = Map.groupBy(
    results.filter(({ outcome }) => outcome === 'failed'),
    ({ what }) => what,
  );
  const sentences = [...wrong].map(([what, of]) => `${rowsNamed(of)}: ${what}`);
  const more = sentences.length - MOST_SENTENCES;
  return [
    'Nothing was sent, because something is wrong with every row.',
    ...sentences.slice(0, MOST_SENTENCES),
    ...(more > 0 ? [`And ${more} more like these.`] : []),
  ];
}

function rowsNamed(results: readonly Result[]): string {
  const numbers = results.map(({ row }) => row.number);
  const [first = 0] = numbers;
  const last = numbers.at(-1) ?? first;
  if (numbers.length === 1) return `Row ${first}`;
  return last - first === numbers.length - 1 ? `Rows ${first} to ${last}` : `Rows ${numbers.join(', ')}`;
}
