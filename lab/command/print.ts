import { stdout } from 'node:process';

type Style = 'bold' | 'dim' | 'green' | 'red' | 'cyan';

const codes: Record<Style, number> = { bold: 1, dim: 2, green: 32, red: 31, cyan: 36 };

/** Coloured on a terminal, plain in a file or a pipe, or when NO_COLOR is set. */
export function styled(text: string, style: Style): string {
  if (!stdout.isTTY || process.env.NO_COLOR) return text;
  return `\u001b[${codes[style]}m${text}\u001b[0m`;
}

/** A numbered step: who did what, and the data of it, indented. */
export function printStep(number: number, who: string, what: string, data: Facts = {}): void {
  const mark = `${String(number).padStart(2)}.`;
  stdout.write(`\n${styled(mark, 'cyan')} ${styled(who, 'bold')} ${what}\n`);
  printFacts(data);
}

/** Values by the name they are shown under; empty ones are left out. */
export type Facts = Record<string, unknown>;

/** One line a fact, names in a column of their own. */
export function printFacts(facts: Facts): void {
  const shown = Object.entries(facts).filter(([, value]) => !isEmpty(value));
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  for (const [name, value] of shown) {
    const [first = '', ...rest] = harmless(inWords(value)).split('\n');
    const indent = ' '.repeat(4 + width + 2);
    const lines = [first, ...rest.map((line) => line && indent + line)].join('\n');
    stdout.write(`    ${styled(name.padEnd(width), 'dim')}  ${lines}\n`);
  }
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** A customer may write what moves the cursor or changes the colours of a terminal. */
function harmless(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '\ufffd');
}

/** Lists as one line an entry, objects as JSON. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map((part) => inWords(part)).join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
