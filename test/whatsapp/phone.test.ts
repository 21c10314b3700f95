import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { e164OfWaId, parsePhone } from '../../whatsapp/phone.js';

const e164 = (written: string, country?: string) => {
  const parsed = parsePhone(written, country);
  return parsed.ok ? parsed.e164 : parsed.reason;
};

describe('a number with its country code', () => {
  test.each([
    '+447400123456',
    '+44 7400 123456',
    '+44 (0)7400-123.456',
    '0044 7400 123456',
    '(+44) 7400 123456',
    '＋４４ ７４００ １２３４５６',
    '\u202a+44\u00a07400\u00a0123456\u202c',
    ' "+44 7400 123456" ',
    "'+447400123456",
    'tel:+44-7400-123456',
    'whatsapp:+447400123456',
    'https://wa.me/447400123456',
    'wa.me/+447400123456',
    'https://api.whatsapp.com/send?phone=%2B447400123456&text=Hi',
    '447400123456',
    '447400123456.0',
    '44 7400 123456',
  ])('is read from %j, whatever the country for the others is', (written) => {
    for (const country of [undefined, 'GB', 'DE', 'US']) {
      expect(parsePhone(written, country)).toEqual({
        ok: true,
        e164: '+447400123456',
        waId: '447400123456',
        country: 'GB',
      });
    }
  });

  test.each([
    ['+5541987654321', '+5541987654321'],
    ['+554187654321', '+554187654321'],
    ['+52 1 55 1234 5678', '+5215512345678'],
    ['+52 55 1234 5678', '+525512345678'],
    ['+54 9 11 2345-6789', '+5491123456789'],
    ['+1 (555) 078-3881', '+15550783881'],
    ['+39 06 1234 5678', '+390612345678'],
  ])('%s is not turned into another form than %s', (written, wanted) => {
    expect(e164(written)).toBe(wanted);
  });
});

describe('a number as it is dialled in its country', () => {
  test.each([
    ['07400 123456', 'GB', '+447400123456'],
    ['(415) 555-2671', 'US', '+14155552671'],
    ['0151 12345678', 'DE', '+4915112345678'],
    ['030/901820', 'DE', '+4930901820'],
    ['98765 43210', 'IN', '+919876543210'],
    ['٠١٠١٢٣٤٥٦٧٨', 'EG', '+201012345678'],
    ['11 98765-4321', 'BR', '+5511987654321'],
    ['15012345678', 'CN', '+8615012345678'],
    ['151 12345678', 'DE', '+4915112345678'],
  ])('%s in %s is %s', (written, country, wanted) => {
    expect(e164(written, country)).toBe(wanted);
    expect(e164(written, country.toLowerCase())).toBe(wanted);
  });

  test('needs a country, which may be given by its name', () => {
    expect(e164('07400 123456')).toMatch(/no country code.*choose a country/);
    expect(e164('(415) 555-2671', ' ')).toMatch(/no country code/);
    expect(e164('07400 123456', 'united kingdom')).toBe('+447400123456');
    expect(e164('07400 123456', 'Atlantis')).toMatch(/“Atlantis” is not a country/);
  });

  test('of ten digits is never guessed to be one of another country', () => {
    expect(e164('4722345678')).toMatch(/no country code/);
  });

  test('that this country does not have is refused by the country’s name', () => {
    expect(e164('(415) 555-2671', 'GB')).toMatch(/not a phone number of United Kingdom/);
  });
});

describe('what is no phone number', () => {
  test.each([
    ['', /is empty/],
    ['   ', /is empty/],
    ['n/a', /no digits/],
    ['+44 7400', /too short/],
    ['+44 7400 123456 7890 12', /too long/],
    ['+999 1234567', /country code that does not exist/],
    ['4.474E+11', /spreadsheet/],
    ['US.13491208655302741918', /user id/],
    ['+44 7400 123456 ext 5', /extension/],
    ['+44 7400 123456, +44 7400 654321', /more than one/],
    ['+1-800-FLOWERS', /not a phone number/],
    ['call me on 12', /no country code|not a phone number/],
  ])('%j is refused with a reason', (written, reason) => {
    const parsed = parsePhone(written);
    expect(parsed.ok ? parsed : parsed.reason).toMatch(reason);
  });

  test('is never repeated in the reason', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+0-9 ().x-]{5,20}$/), (written) => {
        const parsed = parsePhone(written, 'GB');
        const spoken = parsed.ok ? '' : parsed.reason.replace('+44 7400 123456', '');
        expect(spoken).not.toMatch(/\d/);
      }),
    );
  });
});

test('a mobile of any country is read in each way it is written', () => {
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples);
    if (!example) continue;
    for (const written of [example.number, example.formatInternational(), example.format('RFC3966')]) {
      expect([country, e164(written)]).toEqual([country, example.number]);
    }
    expect([country, e164(example.formatNational(), country)]).toEqual([country, example.number]);
  }
});

test('a number with several zeros after its country code is none', () => {
  expect(parsePhone('+3100000000').ok).toBe(false);
});

test('reading what was read changes nothing', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^\+?[0-9]{8,15}$/),
      fc.constantFrom('GB', 'US', 'MX', 'BR', undefined),
      (text, country) => {
        const parsed = parsePhone(text, country);
        if (!parsed.ok) return;
        expect(e164(parsed.e164, 'FR')).toBe(parsed.e164);
        expect(e164OfWaId(parsed.waId)).toBe(parsed.e164);
      },
    ),
  );
});

test('anything typed is answered and never thrown at', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.option(fc.string(), { nil: undefined }),
      (text, country) => {
        expect(typeof parsePhone(text, country).ok).toBe('boolean');
      },
    ),
  );
});

test('a WhatsApp id is its number with a plus sign, and nothing is assumed', () => {
  expect(e164OfWaId('5215512345678')).toBe('+5215512345678');
  expect(e164OfWaId('+1 555-078-3881')).toBe('+15550783881');
  for (const none of ['', 'G1', '12', undefined, null, 7, 'GB.8800112233']) {
    expect(e164OfWaId(none)).toBeNull();
  }
});
