import fc from 'fast-check';
import { decodeCallbackData, encodeCallbackData, type CallbackData } from '../../whatsapp/callback-data.js';

const operation = fc.uuid();
const short = fc.string({ maxLength: 12 });
const crm = fc.record({ system: short, object: short, record: short });
const data = fc.record(
  {
    operation,
    templateId: fc.stringMatching(/^\d{1,20}$/),
    templateName: fc.stringMatching(/^[a-z0-9_]{1,512}$/),
    templateLanguage: fc.constantFrom('en_US', 'de', 'pt_BR'),
    crm,
  },
  { requiredKeys: ['operation'] },
);

/** Without the members that are undefined. */
const plain = (from: unknown) => JSON.parse(JSON.stringify(from)) as unknown;

test('what fits comes back as it was', () => {
  const fits = data.filter(
    (given) => (given.templateName ?? '').length < 40 && JSON.stringify(given).length < 240,
  );
  fc.assert(
    fc.property(fits, (given) => {
      expect(decodeCallbackData(encodeCallbackData(given))).toEqual(plain(given));
    }),
  );
});

test('it is never longer than 256 characters, and never without the operation', () => {
  fc.assert(
    fc.property(data, (given) => {
      const text = encodeCallbackData(given);
      expect(text.length).toBeLessThanOrEqual(256);
      const back = decodeCallbackData(text);
      expect(back?.operation).toBe(given.operation);
      for (const [key, value] of Object.entries(back ?? {})) expect(plain(given)).toHaveProperty(key, value);
    }),
  );
});

test('the name of the template is the first thing left out', () => {
  const rest: CallbackData = {
    operation: '0e3c1f5a',
    templateId: '1387372356726668',
    templateLanguage: 'en_US',
    crm: { system: 'hubspot', object: 'contact', record: '151' },
  };
  const given = { ...rest, templateName: 'n'.repeat(300) };
  expect(decodeCallbackData(encodeCallbackData(given))).toEqual(rest);
});

test('an operation that cannot fit is refused', () => {
  expect(() => encodeCallbackData({ operation: 'o'.repeat(260) })).toThrow(RangeError);
});

test.each([undefined, null, 7, '', 'order-42', '{}', '{"o":"x"}', '{"wz":1,"o":7}', '{"wz":1,', '["wz"]'])(
  'what somebody else wrote, %j, is nobody’s operation',
  (text) => {
    expect(decodeCallbackData(text)).toBeNull();
  },
);
