import { mapped } from '../../../lab/zapier/mapping.js';

const steps = {
  trigger: {
    name: 'Zoë 🌱',
    weight: 3,
    nothing: null,
    person: { city: 'Köln' },
    lines: [
      { product: 'A', price: 1 },
      { product: 'B', price: 2 },
    ],
  },
};

test('a reference inside a text becomes text', () => {
  expect(mapped('Hello {{trigger.name}}, {{ trigger.weight }} kg!', steps)).toBe('Hello Zoë 🌱, 3 kg!');
});

test('a reference alone keeps the type of what it stands for', () => {
  expect(mapped('{{trigger.weight}}', steps)).toBe(3);
  expect(mapped('{{trigger.person}}', steps)).toEqual({ city: 'Köln' });
});

test('a reference to nothing is an empty text', () => {
  expect(mapped('{{trigger.nobody.home}}', steps)).toBe('');
  expect(mapped('{{trigger.nothing}}', steps)).toBe('');
  expect(mapped('[{{trigger.nothing}}]', steps)).toBe('[]');
});

test('a key of line items gives the key of every line', () => {
  expect(mapped('{{trigger.lines.product}}', steps)).toEqual(['A', 'B']);
  expect(mapped('of {{trigger.lines.product}}', steps)).toBe('of A,B');
  expect(mapped('{{trigger.lines.1.price}}', steps)).toBe(2);
});

test('line items mapped into a list field fill the list', () => {
  expect(mapped(['{{trigger.lines.product}}', 'C'], steps)).toEqual(['A', 'B', 'C']);
});

test('members that every object inherits are no values', () => {
  expect(mapped('{{trigger.constructor}}', steps)).toBe('');
});
