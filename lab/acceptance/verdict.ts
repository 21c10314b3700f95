import { percent, type Row } from './row.js';

/** So many sample messages are the test of a new connection, and this part of them must be delivered, in per cent. */
const sampleSize = 100;
const leastDelivered = 98;

/** Whether a new connection is accepted. */
export interface Verdict {
  /** Null: too few messages were sent to tell. */
  accepted: boolean | null;
  /** In a sentence. */
  text: string;
}

/** Gives the verdict on a connection over which `delivered` of `asked` sample messages arrived. */
export function verdictOf(asked: number, delivered: number): Verdict {
  const rate = percent(delivered, asked);
  const seen = `${delivered} of ${asked} sample messages were delivered (${inPercent(rate)})`;
  if (asked < sampleSize)
    return {
      accepted: null,
      text: `${seen}. The test of a new connection takes ${sampleSize} messages, so this is no verdict on it.`,
    };
  return rate >= leastDelivered
    ? { accepted: true, text: `The connection is accepted: ${seen}, and ${leastDelivered} % are needed.` }
    : {
        accepted: false,
        text: `The connection is not accepted: ${seen}, and ${leastDelivered} % are needed.`,
      };
}

/** Whether all that could be measured passed, and something could be. */
export function allPass(rows: readonly Row[]): boolean {
  const judged = rows.filter(({ pass }) => pass !== null);
  return judged.length > 0 && judged.every(({ pass }) => pass);
}

function inPercent(rate: number): string {
  return `${Math.floor(rate * 10) / 10} %`;
}
