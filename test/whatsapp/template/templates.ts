import type { Template, TemplateButton, TemplateComponent } from '../../../whatsapp/template/template.js';

/** An approved template of the given parts. */
export function template(components: TemplateComponent[], more: Partial<Template> = {}): Template {
  return {
    id: '900700800900',
    name: 'order_ready',
    language: 'en_GB',
    status: 'APPROVED',
    category: 'UTILITY',
    components,
    ...more,
  };
}

export const body = (text: string, example?: string[]): TemplateComponent => ({
  type: 'BODY',
  text,
  ...(example && { example: { body_text: [example] } }),
});

export const header = (format: string, more: object = {}): TemplateComponent => ({
  type: 'HEADER',
  format,
  ...more,
});

export const buttons = (...list: TemplateButton[]): TemplateComponent => ({ type: 'BUTTONS', buttons: list });

/** Every kind of part that can be filled in, in one template. */
export const everything = template([
  header('TEXT', { text: 'Hello {{1}}', example: { header_text: ['Ada'] } }),
  body('Hi {{1}}, your order {{2}} is ready. Thank you, {{1}}!', ['Ada', '8812']),
  { type: 'FOOTER', text: 'Lucky Garden' },
  buttons(
    { type: 'QUICK_REPLY', text: 'Thanks' },
    { type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+4930901820' },
    { type: 'URL', text: 'Track', url: 'https://g.example/t/{{1}}', example: ['https://g.example/t/8812'] },
    { type: 'URL', text: 'Shop', url: 'https://g.example' },
    { type: 'COPY_CODE', text: 'Copy code', example: ['25OFF'] },
  ),
]);

export const everyValue = {
  header_text: 'Ada',
  body_1: 'Ada',
  body_2: '8812',
  button_0_payload: 'thanks-8812',
  button_2_url: '8812',
  button_4_code: '25OFF',
};

export const named = template(
  [
    header('TEXT', {
      text: 'For {{customer}}',
      example: { header_text_named_params: [{ param_name: 'customer', example: 'Ada' }] },
    }),
    {
      type: 'BODY',
      text: 'Dear {{ first_name }}, {{first_name}}: {{total}} is due.',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Ada' },
          { param_name: 'total', example: '€12' },
        ],
      },
    },
  ],
  { parameter_format: 'NAMED' },
);
