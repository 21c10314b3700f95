import type { PlainOutputField } from 'zapier-platform-core';

type FieldType = NonNullable<PlainOutputField['type']>;

/**
 * The label of one output, with its type where it is no text, or the outputs of each line of a list. `dict` is an
 * object whose members nobody knows beforehand; `list` holds texts, which Zapier joins by commas where a field takes one.
 */
export type Output = string | [label: string, type: FieldType | 'dict' | 'list'] | { [key: string]: Output };

/** One label for each key of an item, so that no key can be forgotten. */
export type OutputsOf<Item> = {
  [Key in keyof Item]-?: Item[Key] extends string[]
    ? [label: string, type: 'list']
    : Item[Key] extends (infer Line extends object)[]
      ? OutputsOf<Line>
      : Output;
};

/** Gives the output fields of a step. The lines of a list become line items (`order_items[]product_id`). */
export function outputFields<Item>(outputs: OutputsOf<Item>): PlainOutputField[] {
  return Object.entries<Output>(outputs as Record<string, Output>).flatMap(([key, output]) =>
    fieldsOf(key, output),
  );
}

function fieldsOf(key: string, output: Output): PlainOutputField[] {
  if (typeof output === 'string') return [{ key, label: output, type: 'string' }];
  if (Array.isArray(output)) {
    const [label, type] = output;
    if (type === 'dict' || type === 'list') return [{ key, label, type: 'string', [type]: true }];
    return [{ key, label, type }];
  }
  return Object.entries(output).flatMap(([child, inner]) => fieldsOf(`${key}[]${child}`, inner));
}
