import { rulesMet, type TagRuleCondition } from '../../whatsapp/tag-rule.js';
import { messageEvent, NUMBER_ID, statusEvent } from './bodies.js';

const rule = (more: Partial<TagRuleCondition>): TagRuleCondition => ({
  keywords: [],
  keyword_match: 'contains',
  payloads: [],
  phone_number_id: '',
  on: true,
  ...more,
});
const meets = (event: Parameters<typeof rulesMet>[0], more: Partial<TagRuleCondition>) =>
  rulesMet(event, [rule(more)]).length === 1;
const written = (text: string) => messageEvent({ type: 'text', text: { body: text } });
const pressed = messageEvent({ type: 'button', button: { text: 'Tell me more', payload: 'offer-7' } });
const chosen = messageEvent({
  type: 'interactive',
  interactive: { type: 'list_reply', list_reply: { id: 'size-L', title: 'Large' } },
});

test('a rule is met by any of its keywords, compared as it says', () => {
  expect(meets(written('What is the PRICE?'), { keywords: ['prezzo', 'price'] })).toBe(true);
  expect(meets(written('What is the PRICE?'), { keywords: ['price'], keyword_match: 'whole' })).toBe(false);
  expect(meets(written('Price!'), { keywords: ['price'], keyword_match: 'whole' })).toBe(true);
  expect(meets(written('Price of it'), { keywords: ['price'], keyword_match: 'starts' })).toBe(true);
  expect(meets(written('hello'), { keywords: ['price'] })).toBe(false);
});

test('a rule is met by a payload or the id of a choice, to the letter', () => {
  expect(meets(pressed, { payloads: ['offer-7'] })).toBe(true);
  expect(meets(pressed, { payloads: ['OFFER-7', 'offer'] })).toBe(false);
  expect(meets(chosen, { payloads: ['size-L'] })).toBe(true);
  expect(meets(chosen, { payloads: ['Large'] })).toBe(false);
  expect(meets(chosen, { keywords: ['large'] })).toBe(true);
});

test('a rule counts for its number, and only while it is on', () => {
  expect(meets(written('price'), { keywords: ['price'], phone_number_id: NUMBER_ID })).toBe(true);
  expect(meets(written('price'), { keywords: ['price'], phone_number_id: '1' })).toBe(false);
  expect(meets(written('price'), { keywords: ['price'], on: false })).toBe(false);
});

test('a rule that names nothing is never met, and nothing but a message meets one', () => {
  expect(meets(written('price'), {})).toBe(false);
  expect(meets(written('price'), { keywords: ['', ' '] })).toBe(false);
  expect(
    meets(messageEvent({ type: 'image', image: {} }), { keywords: ['', 'x'], keyword_match: 'starts' }),
  ).toBe(false);
  expect(meets(statusEvent({ status: 'sent' }), { keywords: ['sent'] })).toBe(false);
});

test('only the rules that are met are given', () => {
  const met = rule({ keywords: ['price'] });
  expect(rulesMet(written('the price'), [rule({ keywords: ['size'] }), met])).toEqual([met]);
});
