import { meets, standards, type RowKey, type Standard } from './standards.js';

/** What came of measuring one thing. */
export type Measurement =
  | {
      /** In the unit of the standard; `Infinity` for a time that never came. */
      value: number;
      /** How it was measured and what was seen, in sentences. */
      detail: string;
      /** What went wrong, one sentence each, without phone numbers. */
      problems: string[];
    }
  /** It was not measured: what it would need, in a sentence. */
  | { needs: string }
  /** It could not be measured to its end: what happened, in a sentence. */
  | { broken: string };

/** One line of the table. */
export interface Row extends Standard {
  key: RowKey;
  /** Null: not measured, or not to its end. */
  measured: number | null;
  /** Null: not measured, which is never a pass. */
  pass: boolean | null;
  detail: string;
  problems: string[];
}

/** Judges a measurement by its standard. */
export function rowOf(key: RowKey, measurement: Measurement): Row {
  const standard = standards[key];
  if ('needs' in measurement)
    return { key, ...standard, measured: null, pass: null, detail: measurement.needs, problems: [] };
  if ('broken' in measurement)
    return { key, ...standard, measured: null, pass: false, detail: measurement.broken, problems: [] };
  const { value, detail, problems } = measurement;
  return { key, ...standard, measured: value, pass: meets(standard, value), detail, problems };
}

/** So many of so many, in per cent; nothing of nothing is none. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
