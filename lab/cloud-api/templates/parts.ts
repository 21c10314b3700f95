import { createHash } from 'node:crypto';
import type { TemplateButton, TemplateComponent, TemplateNode } from './node.js';

/** What tells one template from another; the rest is the same for most. */
export type Draft = Pick<TemplateNode, 'name' | 'category' | 'components'> & Partial<TemplateNode>;

/** A template with the members nobody needs to write down; its id follows from account, name and language. */
export function template(account: string, draft: Draft): TemplateNode {
  const language = draft.language ?? 'en_US';
  const digest = createHash('sha256').update(`${account} ${draft.name} ${language}`).digest();
  return {
    id: String((digest.readBigUInt64BE() % 9n ** 15n) + 10n ** 15n),
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    rejected_reason: 'NONE',
    quality_score: { score: 'GREEN', date: 1_751_328_000 },
    ...draft,
    language,
  };
}

/** A body with positional variables and Meta's examples of them. */
export function body(text: string, ...examples: string[]): TemplateComponent {
  return { type: 'BODY', text, ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}) };
}

/** A body with named variables, each with its example. */
export function namedBody(text: string, examples: Record<string, string>): TemplateComponent {
  const params = Object.entries(examples).map(([param_name, example]) => ({ param_name, example }));
  return { type: 'BODY', text, example: { body_text_named_params: params } };
}

export function footer(text: string): TemplateComponent {
  return { type: 'FOOTER', text };
}

export function buttons(...list: TemplateButton[]): TemplateComponent {
  return { type: 'BUTTONS', buttons: list };
}

/** A header with a file, a place or a product. */
export function header(
  format: 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'GIF' | 'LOCATION' | 'PRODUCT',
): TemplateComponent {
  if (format === 'LOCATION' || format === 'PRODUCT') return { type: 'HEADER', format };
  const handle = `https://scontent.whatsapp.net/v/t61.29466-34/lucky_garden_${format.toLowerCase()}`;
  return { type: 'HEADER', format, example: { header_handle: [handle] } };
}
