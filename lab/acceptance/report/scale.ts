import type { Row } from '../row.js';

/** From where to where a row is drawn. */
export interface Scale {
  from: number;
  to: number;
}

/** Percentages are drawn near the whole, where they differ; the rest begins at 0. All values of the row are on it. */
export function scaleOf({ unit, value, best, measured }: Row): Scale {
  const seen = [value, best ?? value, measured ?? value].filter(Number.isFinite);
  if (unit !== 'percent') return { from: 0, to: Math.max(...seen) * 1.1 };
  const gap = 100 - Math.min(...seen, 99);
  return { from: Math.max(0, 100 - 2.5 * gap), to: 100 };
}

/** Where a value is on the scale, from 0 to 1; what is beyond the end is at the end. */
export function placeOn({ from, to }: Scale, value: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
