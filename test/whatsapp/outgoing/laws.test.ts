import fc from 'fast-check';
import { outgoingFields, outgoingOf, outgoingTypes, type OutgoingType } from '../../../whatsapp/outgoing.js';
import { least, types } from './values.js';

const anything = fc.oneof(
  fc.anything(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('text', 'image', 'document', 'data_exchange', '__proto__', 'constructor', ' ', '\u0000'),
);

/** Values for the fields of a type, some of them right. */
const filled = (type: OutgoingType) => {
  const every = ['text', 'image', 'document'].flatMap((heading_type) =>
    outgoingFields(type, { heading_type }),
  );
  const keys = [...new Set(every.map(({ key }) => key))];
  const right = (key: string) => fc.constant(least[type][key]);
  return fc.record(Object.fromEntries(keys.map((key) => [key, fc.oneof(right(key), anything)])));
};

it('offers every type by a name of its own', () => {
  expect(Object.keys(outgoingTypes).sort()).toEqual([...types].sort());
  expect(new Set(Object.values(outgoingTypes)).size).toBe(types.length);
});

describe.each(types)('whatever is filled in for the type %s', (type) => {
  it('gives a message that JSON can carry, or sentences about fields that are there', () => {
    fc.assert(
      fc.property(filled(type), (values) => {
        const made = outgoingOf(type, values);
        if (made.ok) {
          expect(JSON.parse(JSON.stringify(made.payload))).toEqual(made.payload);
          expect(JSON.stringify(made.payload)).not.toMatch(/\\ud[89a-f]/i);
          return;
        }
        expect(made.problems.length).toBeGreaterThan(0);
        for (const { label, message } of made.problems) {
          expect(message.startsWith(`“${label}” `)).toBe(true);
          expect(message).toMatch(/\.$/);
        }
      }),
    );
  });

  it('gives every field a key and a label of its own', () => {
    const fields = outgoingFields(type, { heading_type: 'document' });
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    expect(new Set(fields.map(({ label }) => label)).size).toBe(fields.length);
  });
});
