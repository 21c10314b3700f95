import { fieldsOf } from '../../whatsapp/template/fields.js';
import type { Template, TemplateValues } from '../../whatsapp/template/template.js';

/** A sentence for each value whose key is no field's, most likely because it was mistyped. */
export function strayKeys(template: Template, values: TemplateValues): string[] {
  const keys = fieldsOf(template).map(({ key }) => key);
  const offered = keys.length > 0 ? `It has: ${keys.join(', ')}.` : 'It has none.';
  return Object.keys(values)
    .filter((key) => !keys.includes(key))
    .map((key) => `The template has no field with the key “${key}”. ${offered}`);
}
