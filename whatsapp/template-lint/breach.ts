import type { Problem } from '../template/part.js';

/** A rule of Meta's that a draft breaks. */
export interface Breach extends Problem {
  severity: 'error' | 'warning';
}

/** What a person filled in, as it is named to them. */
export interface Input {
  key: string;
  label: string;
}

export function error({ key, label }: Input, said: string): Breach {
  return { key, label, message: `“${label}” ${said}`, severity: 'error' };
}

export function warning({ key, label }: Input, said: string): Breach {
  return { key, label, message: `“${label}” ${said}`, severity: 'warning' };
}
