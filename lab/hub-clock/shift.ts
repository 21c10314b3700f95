import { readFileSync } from 'node:fs';

/** The variable that names the file with the shift of the clock. */
export const shiftFile = 'LAB_CLOCK_FILE';

export const readEveryMs = 25;

/** The shift in the file, in milliseconds; none when there is no file yet. */
export function readShift(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}
