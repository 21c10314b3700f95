import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { parsePhone } from '../../whatsapp/phone.js';
import { e164OfWaId } from '../../whatsapp/wa-id.js';

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
    '44 (7400) 123\u2011456',
    '+ 44 7400 123456',
    '+0044 7400 123456',
    'Mobile: +44 7400 123456',
    'Téléphone portable: 0044 7400 123456',
    'Tel. +44 7400 123456 (private)',
    '447400123456@s.whatsapp.net',
    '447400123456:12@s.whatsapp.net',
    '447400123456@c.us',
    '\u061c+٤٤ ٧٤٠٠ ١٢٣٤٥٦',
    '+۴۴ ۷۴۰۰ ۱۲۳۴۵۶',
    '+४४ ७४०० १२३४५६',
    '+𝟺𝟺 𝟽𝟺𝟶𝟶 𝟷𝟸𝟹𝟺𝟻𝟼',
    '００４４－７４００－１２３４５６',
  ])('is read from %j, whatever the country for the others is', (written) => {
    for (const country of [undefined, 'GB', 'DE', 'US']) {
      expect(parsePhone(written, country)).toEqual({
        ok: true,
        e164: '+447400123456',
        waId: '447400123456',
        country: 'GB',
        mobile: true,
        caution: null,
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
    ['+229 01 95 12 34 56', '+2290195123456'],
    ['+242 06 123 4567', '+242061234567'],
    ['+225 01 23 45 67 89', '+2250123456789'],
    ['+241 06 03 12 34', '+24106031234'],
    ['554187654321', '+554187654321'],
    ['5215512345678', '+5215512345678'],
    ['5491123456789', '+5491123456789'],
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
    ['0912-345-678', 'TW', '+886912345678'],
    ['(41) 8765-4321', 'BR', '+554187654321'],
    ['0 15 41 98765-4321', 'BR', '+5541987654321'],
    ['044 55 1234 5678', 'MX', '+525512345678'],
    ['011 15 2345-6789', 'AR', '+5491123456789'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['011 44 7400 123456', 'US', '+447400123456'],
    ['4915112345678', 'DE', '+4915112345678'],
    ['62812345678', 'ID', '+62812345678'],
    ['38343201234', 'XK', '+38343201234'],
  ])('%s in %s is %s', (written, country, wanted) => {
    expect(e164(written, country)).toBe(wanted);
    expect(e164(written, country.toLowerCase())).toBe(wanted);
  });

  test('needs a country, which may be given by its name', () => {
    expect(e164('07400 123456')).toMatch(/no country code.*choose a country/);
    expect(e164('(415) 555-2671', ' ')).toMatch(/no country code/);
    expect(e164('07400 123456', 'united kingdom')).toBe('+447400123456');
    expect(e164('0912-345-678', 'Taiwan')).toBe('+886912345678');
    expect(e164('07400 123456', 'Atlantis')).toMatch(/“Atlantis” is not a country/);
  });

  test('of ten digits is never guessed to be one of another country', () => {
    expect(e164('4722345678')).toMatch(/no country code/);
  });

  test.each([
    ['0912-345-67', 'TW', /not a phone number of Taiwan/],
    ['07401', 'GB', /too short for United Kingdom/],
    ['07400 123456 789', 'GB', /too long for United Kingdom/],
    ['07400 FOX', 'GB', /has letters/],
    ['044 55 1234 5678 home', 'MX', /has letters/],
    ['07400 123456 x12', 'GB', /extension/],
  ])('%s in %s is refused with a reason', (written, country, reason) => {
    expect(e164(written, country)).toMatch(reason);
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
    ['+44 7400 123456 / 0044 7400 654321', /more than one/],
    ['+44 7400 123456\n+44 7400 654321', /more than one/],
    ['+1-800-FLOWERS', /has letters/],
    ['call me on 12', /has letters/],
    ['+52 1 55 1234 5678 home', /has letters/],
    ['120363025246125486@g.us', /has letters/],
    ['7'.repeat(300), /too long/],
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

describe('a number that is no mobile', () => {
  const kind = (written: string) => {
    const parsed = parsePhone(written);
    return parsed.ok ? [parsed.mobile, parsed.caution] : parsed.reason;
  };

  test.each([
    ['a land line', '+49 30 901820', false, /not a mobile number/],
    ['a toll-free number', '+1 800 555 0199', false, /not a mobile number/],
    ['an American number, which may be either', '+1 415 555 2671', null, null],
    ['a Mexican number, which may be either', '+52 1 55 1234 5678', null, null],
    ['an Argentine number, which may be a mobile without its 9', '+54 11 2345-6789', null, null],
    ['a Brazilian mobile without its 9', '+55 41 8765-4321', true, null],
    ['a number of a range that nobody knows', '+886 9123 4567', null, /in Taiwan .* Check its digits/],
    ['a satellite phone, which has no country', '+870 773 111 632', true, null],
  ])('is accepted: %s', (_, written, mobile, caution) => {
    expect(kind(written)).toEqual([mobile, caution && expect.stringMatching(caution)]);
  });
});

const mobiles = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? []);

const fullWidth = (text: string) =>
  text.replace(/[+\d]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

test('a mobile of any country is read in each way it is written', () => {
  expect(mobiles.length).toBeGreaterThan(240);
  for (const mobile of mobiles) {
    const { number, country } = mobile;
    const withCode = [
      number,
      mobile.formatInternational(),
      mobile.format('RFC3966'),
      `00${number.slice(1)}`,
      `whatsapp:${number}`,
      `${number.slice(1)}@c.us`,
      fullWidth(number),
      arabic(number),
    ];
    for (const written of withCode) {
      expect([country, written, e164(written)]).toEqual([country, written, number]);
      expect([country, written, e164(written, 'TW')]).toEqual([country, written, number]);
    }
    const inside = [mobile.formatNational(), fullWidth(mobile.formatNational()), number.slice(1)];
    for (const written of inside) {
      expect([country, written, e164(written, country)]).toEqual([country, written, number]);
    }
    expect(e164OfWaId(number.slice(1))).toBe(number);
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
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: fc.constantFrom(...'+0079٠۹９ x:@.,;()[]-/e\n\u061c'), maxLength: 300 }),
      ),
      fc.option(fc.oneof(fc.string(), fc.constantFrom(...getCountries())), { nil: undefined }),
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
