import { percent, type Row } from './row.js';

/** So many sample messages are the test of a new connection, and this part of them must be delivered, in per cent. */
const sampleSize = 100;
const leastDelivered = 98;

/** Whether a new connection is accepted. */
export interface Verdict {
  /** Null: too few messages were sent to tell. */
  accepted: boolean | null;
  /** In sentences, with the rows that did not pass. */
  text: string;
}

/** Gives the verdict on a connection over which `delivered` of `asked` sample messages arrived, beside what its rows say. */
export function verdictOf(asked: number, delivered: number, rows: readonly Row[]): Verdict {
  const rest = shortcoming(rows);
  const rate = percent(delivered, asked);
  const seen = `${delivered} of ${asked} sample messages were delivered (${inPercent(rate)})`;
  if (asked < sampleSize)
    return {
      accepted: null,
      text: `${seen}. The test of a new connection takes ${sampleSize} messages, so this is no verdict on it${rest}`,
    };
  return rate >= leastDelivered
    ? {
        accepted: true,
        text: `The connection is accepted: ${seen}, and ${leastDelivered} % are needed${rest}`,
      }
    : {
        accepted: false,
        text: `The connection is not accepted: ${seen}, and ${leastDelivered} % are needed${rest}`,
      };
}

/** Whether all that could be measured passed, and something could be. */
export function allPass(rows: readonly Row[]): boolean {
  const judged = rows.filter(({ pass }) => pass !== null);
  return judged.length > 0 && judged.every(({ pass }) => pass);
}

/** Which rows did not pass and what follows, as the end of the sentence; a full stop when all did. */
function shortcoming(rows: readonly Row[]): string {
  if (allPass(rows)) return '.';
  const failed = rows.filter(({ pass }) => pass === false).map(({ title }) => title);
  if (failed.length === 0)
    return '; no row could be measured. The exit code is 1, because something has to be measured.';
  const count = failed.length === 1 ? '1 row' : `${failed.length} rows`;
  return `; ${count} did not pass: ${failed.join(', ')}. The exit code is 1, because every row that is measured has to pass.`;
}

function inPercent(rate: number): string {
  return `${Math.floor(rate * 10) / 10} %`;
}
