import type {
  Template,
  TemplateButton,
  TemplateComponent,
  TemplateValues,
} from '../../whatsapp/template/template.js';

/** A template with values to fill it in, both as a person would have them. */
export interface Fixture {
  template: Template;
  values: TemplateValues;
}

/** An approved template; utility, in American English, unless `more` says otherwise. */
export function fixture(
  name: string,
  components: TemplateComponent[],
  values: TemplateValues = {},
  more: Partial<Template> = {},
): Fixture {
  return {
    template: {
      id: '',
      name,
      language: 'en_US',
      status: 'APPROVED',
      category: 'UTILITY',
      parameter_format: 'POSITIONAL',
      components,
      ...more,
    },
    values,
  };
}

export const MARKETING = { category: 'MARKETING' } as const;
export const NAMED = { parameter_format: 'NAMED' } as const;

export function body(text: string, ...examples: string[]): TemplateComponent {
  return { type: 'BODY', text, ...(examples.length > 0 && { example: { body_text: [examples] } }) };
}

export function namedBody(text: string, examples: Readonly<Record<string, string>>): TemplateComponent {
  const params = Object.entries(examples).map(([param_name, example]) => ({ param_name, example }));
  return { type: 'BODY', text, example: { body_text_named_params: params } };
}

export function header(format: string, text?: string, example?: string): TemplateComponent {
  return {
    type: 'HEADER',
    format,
    ...(text && { text }),
    ...(example && { example: { header_text: [example] } }),
  };
}

export function footer(text: string): TemplateComponent {
  return { type: 'FOOTER', text };
}

export function buttons(...list: TemplateButton[]): TemplateComponent {
  return { type: 'BUTTONS', buttons: list };
}

export const reply = (text: string): TemplateButton => ({ type: 'QUICK_REPLY', text });

export function link(text: string, url: string, example?: string): TemplateButton {
  return { type: 'URL', text, url, ...(example && { example: [example] }) };
}
