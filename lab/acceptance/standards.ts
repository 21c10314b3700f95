/** What is measured, under the names that the config and the output use. */
export const rowKeys = [
  'delivery',
  'content',
  'display',
  'sync',
  'records',
  'peak',
  'recovery',
  'tags',
  'handoff',
] as const;

export type RowKey = (typeof rowKeys)[number];

export function isRowKey(name: string): name is RowKey {
  return (rowKeys as readonly string[]).includes(name);
}

export type Unit = 'percent' | 'seconds' | 'per_minute';

/** What a measured value must be to pass. */
export interface Standard {
  title: string;
  unit: Unit;
  /** `above` and `below` do not take the value itself. */
  must: 'at_least' | 'above' | 'at_most' | 'below';
  value: number;
  /** The best of the trade; null where the whole is the least that will do. */
  best: number | null;
}

export const standards: Readonly<Record<RowKey, Standard>> = {
  delivery: {
    title: 'Template delivery rate',
    unit: 'percent',
    must: 'at_least',
    value: 99,
    best: 99.9,
  },
  content: { title: 'Content rendered right', unit: 'percent', must: 'at_least', value: 100, best: null },
  display: { title: 'Time to display', unit: 'seconds', must: 'below', value: 3, best: null },
  sync: { title: 'Two-way sync delay', unit: 'seconds', must: 'at_most', value: 3, best: 0.8 },
  records: { title: 'Records complete', unit: 'percent', must: 'at_least', value: 99.5, best: 99.98 },
  peak: { title: 'Peak load', unit: 'per_minute', must: 'at_least', value: 1_000, best: 5_000 },
  recovery: {
    title: 'Automatic recovery after an error',
    unit: 'seconds',
    must: 'at_most',
    value: 30,
    best: 5,
  },
  tags: { title: 'Automatic tags right', unit: 'percent', must: 'above', value: 95, best: null },
  handoff: { title: 'Handoff to a person', unit: 'percent', must: 'at_least', value: 100, best: null },
};

/** Whether a measured value is good enough. */
export function meets({ must, value }: Standard, measured: number): boolean {
  switch (must) {
    case 'at_least':
      return measured >= value;
    case 'above':
      return measured > value;
    case 'at_most':
      return measured <= value;
    case 'below':
      return measured < value;
  }
}
