import type { Standard, Unit } from './standards.js';

/** A value of a row in words, such as `99.9 %`, `0.8 s` or `5,000 a minute`; never rounded to something better. */
export function valueText(value: number | null, { unit, must }: Pick<Standard, 'unit' | 'must'>): string {
  if (value === null) return '–';
  if (!Number.isFinite(value)) return 'never';
  const places = unit === 'per_minute' ? 0 : 2;
  const factor = 10 ** places;
  // 98.999 % is not 99 %, and 3.001 s is not 3 s.
  const worse = must === 'at_least' || must === 'above' ? Math.floor : Math.ceil;
  const shown = worse(Number((value * factor).toFixed(6))) / factor;
  return `${shown.toLocaleString('en-GB', { maximumFractionDigits: places })}${endings[unit]}`;
}

const endings: Record<Unit, string> = { percent: ' %', seconds: ' s', per_minute: ' a minute' };

const signs: Record<Standard['must'], string> = { at_least: '≥', above: '>', at_most: '≤', below: '<' };

/** What a row must reach, such as `≥ 99 %`. */
export function standardText(standard: Standard): string {
  if (standard.unit === 'percent' && standard.value === 100) return valueText(100, standard);
  return `${signs[standard.must]} ${valueText(standard.value, standard)}`;
}
