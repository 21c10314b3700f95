import nock from 'nock';
import type { Template } from '../../../whatsapp/template/template.js';
import { failure, graphError, offline } from '../../zapier.js';
import { accepts, refuses, sendingAgain, sendingOf, stored } from '../step.js';
import { orderReady } from '../templates.js';

offline();

const values = {
  header_media: 'https://garden.example/dish.jpg',
  body_first_name: 'Zoë',
  body_order: '42',
  button_1_url: 'track-42',
};

/** What a step holds that was set up when the template did not have the field. */
const without = (missing: string) =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== missing));

/** The template after somebody took the order number out of its text. */
const shorter: Template = {
  ...orderReady,
  components: orderReady.components.map((part) =>
    part.type === 'BODY' ? { type: 'BODY', text: 'Hello {{first_name}}, come.' } : part,
  ),
};

/** Halts, with nothing sent. */
const halted = async (template: Template & { previous_category?: string }, changes: object = {}) => {
  stored(template);
  const posted = accepts();
  const { name, message } = await failure(sendingOf(template, { ...values, ...changes }));
  expect(name).toBe('HaltedError');
  expect(posted).toEqual([]);
  return message;
};

describe('since the step was set up', () => {
  it('a variable was added: it is named as new', async () => {
    stored(orderReady);
    const { name, message } = await failure(sendingOf(orderReady, without('body_order')));
    expect(name).toBe('HaltedError');
    expect(message).toBe(
      '“Body: order” is new in the template: this step was set up before, and has no value for it. Open the step, refresh its fields and fill it in.',
    );
  });

  it('nothing was added when a mapped value is only empty', async () => {
    expect(await halted(orderReady, { body_order: '' })).toMatch(/^“Body: order” is empty/);
  });

  it('nothing was added when a link is empty, which the step never had to have', async () => {
    stored(orderReady);
    expect((await failure(sendingOf(orderReady, without('header_media')))).message).toMatch(
      /^“Header: image” is empty/,
    );
  });

  it('a variable was removed: its value is named', async () => {
    expect(await halted(shorter)).toMatch(
      /^“Body: order” has a value, and the template does not have this field/,
    );
  });

  it('fields of many kinds were removed: each is named as a person knows it', async () => {
    const message = await halted(orderReady, {
      body_1: 'a',
      card_2_header_media: 'https://garden.example/x.jpg',
      card_1_button_0_url: 'x',
      button_2_code: 'SAVE',
      otp_code: '123456',
      offer_expires_at: '2026-12-01',
    });
    expect(message).toMatch(
      /^“Body: 1”, “Card 2 · Header: media”, “Card 1 · Button 1: end of the link”, “Button 3: code”, “One-time code”, “Offer: expires at” have values/,
    );
  });

  it('a variable was removed, and the person wants to send without it', async () => {
    stored(shorter);
    const posted = accepts();
    const sent = await sendingOf(shorter, { ...values, if_template_changed: 'send' });
    expect(sent.text).toContain('Hello Zoë, come.');
    expect(JSON.stringify(posted[0]?.template)).not.toContain('"42"');
  });

  it('a variable was removed whose value is empty anyway: it is sent', async () => {
    stored(shorter);
    accepts();
    await expect(sendingOf(shorter, { ...values, body_order: null })).resolves.toBeDefined();
  });

  it('the template became marketing: it stops', async () => {
    const message = await halted({ ...orderReady, category: 'MARKETING', previous_category: 'UTILITY' });
    expect(message).toContain('was of the category utility and is marketing now');
    expect(message).toContain('“Send Anyway”');
  });

  it('the template became marketing, and the person wants to send anyway', async () => {
    const marketing = { ...orderReady, category: 'MARKETING', previous_category: 'UTILITY' };
    stored(marketing);
    accepts();
    const sent = await sendingOf(marketing, { ...values, if_category_became_marketing: 'send' });
    expect(sent.template_category).toBe('MARKETING');
  });

  it.each([
    ['was marketing all along', { category: 'MARKETING', previous_category: 'MARKETING' }],
    ['has no earlier category', { category: 'MARKETING' }],
    ['became utility', { category: 'UTILITY', previous_category: 'MARKETING' }],
  ])('the template %s: it is sent', async (_what, categories) => {
    const template = { ...orderReady, ...categories };
    stored(template);
    accepts();
    await expect(sendingOf(template, values)).resolves.toBeDefined();
  });
});

describe('a template that Zapier remembers', () => {
  /** A first run puts the template into Zapier's memory. */
  const remembered = async (template: Template, filled: object = values) => {
    stored(template);
    accepts();
    await sendingOf(template, filled);
  };

  it('is not read again', async () => {
    await remembered(orderReady);
    accepts();
    await expect(sendingAgain(orderReady, values)).resolves.toBeDefined();
  });

  it('is read again when the values do not fit it: one edited a minute ago works', async () => {
    await remembered(shorter, { ...values, body_order: '' });
    stored(orderReady);
    const posted = accepts();
    const sent = await sendingAgain(orderReady, values);
    expect(sent.text).toContain('your order 42 is ready');
    expect(posted).toHaveLength(1);
  });

  it('is read again once only when the values fit neither', async () => {
    await remembered(orderReady);
    stored(orderReady);
    const never = stored(orderReady);
    const { message } = await failure(sendingAgain(orderReady, { ...values, body_order: 'a\nb' }));
    expect(message).toMatch(/^“Body: order” has a line break/);
    expect(never.isDone()).toBe(false);
  });

  it('and that Meta refuses is read again, to say what has changed', async () => {
    await remembered(orderReady);
    refuses(400, graphError(132000));
    stored(shorter);
    const { message } = await failure(sendingAgain(orderReady, values));
    expect(message).toMatch(/^“Body: order” has a value, and the template does not have this field/);
  });

  it('and that Meta has paused since says so', async () => {
    await remembered(orderReady);
    refuses(400, graphError(132015));
    stored({ ...orderReady, status: 'PAUSED' });
    expect((await failure(sendingAgain(orderReady, values))).message).toContain('Meta paused it');
  });

  it('gives Meta’s own reason when it has not changed', async () => {
    await remembered(orderReady);
    refuses(400, graphError(132012));
    stored(orderReady);
    expect((await failure(sendingAgain(orderReady, values))).message).toContain('(Meta code 132012');
  });

  it('is told apart from one that was read just now', async () => {
    stored(orderReady);
    refuses(400, graphError(132012));
    const second = stored({ ...orderReady, status: 'PAUSED' });
    expect((await failure(sendingOf(orderReady, values))).message).toContain('(Meta code 132012');
    expect(second.isDone()).toBe(false);
  });

  it('is not read again for a refusal that speaks of something else', async () => {
    await remembered(orderReady);
    refuses(400, graphError(131030));
    expect((await failure(sendingAgain(orderReady, values))).message).toContain('(Meta code 131030');
    expect(nock.pendingMocks()).toEqual([]);
  });
});
