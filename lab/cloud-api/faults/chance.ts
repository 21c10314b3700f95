import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that looks random, and is the same each time for the same parts. */
export function chance(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join(' ')).digest().readUInt32BE() / 2 ** 32;
}

/** One of the choices, the same each time for the same parts. */
export function pick<T>(choices: readonly [T, ...T[]], ...parts: readonly (string | number)[]): T {
  return choices[Math.floor(chance(...parts) * choices.length)] ?? choices[0];
}
