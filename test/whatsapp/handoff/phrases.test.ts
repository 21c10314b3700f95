import { Phrases } from '../../../whatsapp/handoff/phrases.js';

const found = (text: string, ...phrases: ConstructorParameters<typeof Phrases>[0][number][]) =>
  new Phrases(phrases).in(text);

test('a phrase is found in whole words, whatever their case, accents and punctuation', () => {
  expect(found('C’est une ARNAQUÉ!', { text: 'arnaque' })).toBe('arnaque');
  expect(found('speak, to - a “human”', { text: 'speak to a human' })).toBeNull();
  expect(found('please speak to a HUMAN.', { text: 'speak to a human' })).toBe('speak to a human');
  expect(found('scampi', { text: 'scam' })).toBeNull();
  expect(found('a big scam-like thing', { text: 'scam' })).toBe('scam');
});

test('a last word may have any ending where the phrase says so', () => {
  expect(found('şikayetim var', { text: 'şikayet*' })).toBe('şikayet');
  expect(found('gerçek bir insanla', { text: 'gerçek bir insan*' })).toBe('gerçek bir insan');
  expect(found('reşikayet', { text: 'şikayet*' })).toBeNull();
  expect(found('şikayetim', { text: 'şikayet' })).toBeNull();
});

test('a word in front takes a phrase back, also with one between, but not across a comma', () => {
  const phrase = { text: 'complaint', not: ['no', 'not'] };
  expect(found('no complaint', phrase)).toBeNull();
  expect(found('It is not a complaint', phrase)).toBeNull();
  expect(found('No, complaint is what I have', phrase)).toBe('complaint');
  expect(found('I do not want this. Complaint!', phrase)).toBe('complaint');
  expect(found('no complaint before, but now a complaint', phrase)).toBe('complaint');
  expect(found('没有投诉', { text: '投诉', not: ['没有'] })).toBeNull();
  expect(found('我要投诉', { text: '投诉', not: ['没有'] })).toBe('投诉');
});

test('a phrase may be the whole message only', () => {
  expect(found(' Agent!! ', { text: 'agent', alone: true })).toBe('agent');
  expect(found('travel agent', { text: 'agent', alone: true })).toBeNull();
});

test('signs, and scripts without spaces, are found anywhere', () => {
  expect(found('so bad😡😡', { text: '😡' })).toBe('😡');
  expect(found('你们太差了吧', { text: '太差了' })).toBe('太差了');
  expect(found('ok', { text: '😡' }, { text: '太差了' })).toBeNull();
});

test('the first of many is found in a long text, and nothing in an empty one', () => {
  expect(found(`${'hello there '.repeat(600)} scam`, { text: 'fraud' }, { text: 'scam' })).toBe('scam');
  expect(found('', { text: 'scam' }, { text: '' })).toBeNull();
});
