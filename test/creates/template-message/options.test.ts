import { optionFields } from '../../../creates/template-message/options.js';
import { failure, graphError, offline } from '../../zapier.js';
import { accepts, refuses, sendingOf, stored } from '../step.js';
import { carousel, invoice, orderReady } from '../templates.js';

offline();

const marketing = { ...invoice, id: '9', category: 'MARKETING' };
const values = {
  body_amount: '1234.5 EUR',
  body_due: '2026-03-01',
  body_name: 'Zoë',
  button_0_url: '2026-03-01',
};
const shown = (template: Parameters<typeof optionFields>[0], inputData = {}) =>
  optionFields(template, inputData).map(({ key }) => key);

describe('the way of marketing messages', () => {
  const halted = async (template: typeof invoice, options: object) => {
    stored(template);
    const cloud = accepts();
    const other = accepts('marketing_messages');
    const { name, message } = await failure(sendingOf(template, { ...values, ...options }));
    expect([...cloud, ...other]).toEqual([]);
    expect(name).toBe('HaltedError');
    return message;
  };

  it('is not taken by a template of another category', async () => {
    expect(await halted(invoice, { send_through: 'marketing' })).toBe(
      '“Send Through” is set to the Marketing Messages API, which takes marketing templates only, and invoice is a template of the category utility. Choose Cloud API, or another template.',
    );
  });

  it('is not guessed from a choice that does not exist', async () => {
    expect(await halted(marketing, { send_through: 'pigeon' })).toContain('a choice that does not exist');
  });

  it.each([
    ['marketing', 'CLOUD_API_FALLBACK'],
    ['marketing_only', 'STRICT'],
  ])('is taken for the choice %s', async (way, policy) => {
    stored(marketing);
    const posted = accepts('marketing_messages');
    await sendingOf(marketing, { ...values, send_through: way, share_activity: false });
    expect(posted[0]).toMatchObject({
      type: 'template',
      product_policy: policy,
      message_activity_sharing: false,
    });
  });

  it('leaves the sharing of activity to the account when nobody decided', async () => {
    stored(marketing);
    const posted = accepts('marketing_messages');
    await sendingOf(marketing, { ...values, send_through: 'marketing', share_activity: '' });
    expect(posted[0]).not.toHaveProperty('message_activity_sharing');
  });

  it('is not taken unless it was chosen', async () => {
    stored(marketing);
    const posted = accepts();
    await sendingOf(marketing, { ...values, send_through: 'cloud', share_activity: 'true' });
    expect(posted[0]).not.toHaveProperty('product_policy');
    expect(posted[0]).not.toHaveProperty('message_activity_sharing');
  });

  it('that the account demands is named when the Cloud API refuses', async () => {
    stored(marketing);
    refuses(400, graphError(131063));
    expect((await failure(sendingOf(marketing, values))).message).toContain('Marketing Messages API');
  });
});

describe('numbers and dates', () => {
  const bodyOf = async (options: object, meta: Record<string, unknown> = {}) => {
    stored(invoice);
    const posted = accepts();
    const sent = await sendingOf(invoice, { ...values, ...options }, { meta });
    const [body, button] = posted[0]?.template.components ?? [];
    const texts = body?.parameters.map(({ text }) => String(text).replace(/\u00a0/g, ' '));
    return { texts, button: button?.parameters[0]?.text, shown: sent.text };
  };

  it.each([{}, { format_values: 'none' }, { format_values: null }])(
    'are sent as they come with %j',
    async (options) => {
      expect((await bodyOf(options)).texts).toEqual(['1234.5 EUR', '2026-03-01', 'Zoë']);
    },
  );

  it('are written in the language of the template, but not in a link', async () => {
    const { texts, button, shown: text } = await bodyOf({ format_values: 'language' });
    expect(texts).toEqual(['1.234,50 €', '1. März 2026', 'Zoë']);
    expect(button).toBe('2026-03-01');
    expect(text).toContain('bis zum 1. März 2026, Zoë.');
  });

  it('are told in the time zone of the Zapier account', async () => {
    const options = { format_values: 'language', body_due: '2026-03-01T23:30:00Z' };
    const { texts } = await bodyOf(options, { timezone: 'Europe/Berlin' });
    expect(texts?.[1]).toBe('2. März 2026 um 00:30');
  });
});

describe('the options of the step', () => {
  it('are those that mean something for the template', () => {
    expect(shown(orderReady)).toEqual([
      'format_values',
      'if_template_changed',
      'if_category_became_marketing',
    ]);
    expect(shown(carousel)).toEqual([
      'format_values',
      'if_template_changed',
      'send_through',
      'share_activity',
    ]);
    expect(shown({ ...orderReady, components: [{ type: 'BODY', text: 'Hi' }] })).not.toContain(
      'format_values',
    );
    expect(shown({ ...carousel, previous_category: 'UTILITY' })).toContain('if_category_became_marketing');
  });

  it('stay in sight while they hold a choice that stops the step', () => {
    expect(shown(orderReady, { send_through: 'marketing' })).toContain('send_through');
    expect(shown(orderReady, { send_through: 'cloud' })).not.toContain('send_through');
  });

  it('are labelled, explained, and never required', () => {
    for (const field of optionFields({ ...carousel, previous_category: 'UTILITY' }, {})) {
      expect(field.label).toBeTruthy();
      expect(field.helpText).toBeTruthy();
      expect(field.required).not.toBe(true);
      expect(field.group).toBe('options');
    }
  });
});
