import fc from 'fast-check';
import { localise } from '../../whatsapp/localise.js';

/** Intl writes spaces that do not break and marks of direction; a person sees neither. */
const seen = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u061c\u200e\u200f]/g, '');
const said = (text: string, language: string, timeZone?: string) =>
  seen(localise(text, { language, timeZone }));

describe('a text is left as it is when it', () => {
  it.each([
    ['is no value by itself', 'on 2026-03-01'],
    ['is a number without a currency', '1234.5'],
    ['names a unit, not a currency', '12 PCS'],
    ['is written with a small currency', '12 eur'],
    ['is a day that no calendar has', '2026-02-30'],
    ['is an hour that no day has', '2026-03-01T25:00'],
    ['has an offset that no place has', '2026-03-01T10:00+99:99'],
    ['is a date written another way', '01/03/2026'],
    ['is an order number', '2026-0301'],
    ['is empty', ''],
  ])('%s', (_why, text) => {
    expect(localise(text, { language: 'de' })).toBe(text);
  });

  it('is for a language that nobody knows', () => {
    expect(localise('2026-03-01', { language: 'no such language' })).toBe('2026-03-01');
    expect(localise('2026-03-01', { language: '' })).toBe('2026-03-01');
  });
});

describe('a date', () => {
  it.each([
    ['en_US', 'March 1, 2026'],
    ['en_GB', '1 March 2026'],
    ['de', '1. März 2026'],
    ['pt_BR', '1 de março de 2026'],
    ['zh_CN', '2026年3月1日'],
    ['he', '1 במרץ 2026'],
    ['ar', '1 مارس 2026'],
    ['fa', '۱۰ اسفند ۱۴۰۴'],
  ])('in %s', (language, written) => {
    expect(said('2026-03-01', language)).toBe(written);
  });

  it('is the same day in every time zone', () => {
    expect(said('2026-03-01', 'en_GB', 'Pacific/Auckland')).toBe('1 March 2026');
    expect(said('2026-03-01', 'en_GB', 'Pacific/Honolulu')).toBe('1 March 2026');
  });
});

describe('a date with a time', () => {
  it('is told in the time zone of the person who sends', () => {
    expect(said('2026-03-01T23:30:00Z', 'en_GB', 'Europe/Berlin')).toBe('2 March 2026 at 00:30');
    expect(said('2026-03-01T18:30:00+0100', 'en_US', 'America/Chicago')).toBe('March 1, 2026 at 11:30 AM');
  });

  it('stands as it is when it has no offset', () => {
    expect(said('2026-03-01T18:30', 'en_GB', 'Asia/Tokyo')).toBe('1 March 2026 at 18:30');
    expect(said('2026-03-01 18:30:15.250', 'en_GB', 'Asia/Tokyo')).toBe('1 March 2026 at 18:30');
  });

  it('is told in UTC when the time zone is missing or unknown', () => {
    expect(said('2026-03-01T18:30:00Z', 'en_GB')).toBe('1 March 2026 at 18:30');
    expect(said('2026-03-01T18:30:00Z', 'en_GB', 'Mars/Olympus')).toBe('1 March 2026 at 18:30');
  });

  it('is written from right to left in languages that are', () => {
    expect(said('2026-03-01T12:00:00Z', 'ar', 'Asia/Riyadh')).toBe('1 مارس 2026 في 3:00 م');
    expect(said('2026-03-01T12:00:00Z', 'he', 'Asia/Jerusalem')).toBe('1 במרץ 2026 בשעה 14:00');
  });
});

describe('an amount', () => {
  it.each([
    ['1234.5 EUR', 'de', '1.234,50 €'],
    ['1234.5 EUR', 'en_GB', '€1,234.50'],
    ['1234.5EUR', 'fr', '1 234,50 €'],
    ['-1234.5 KWD', 'en_US', '-KWD 1,234.500'],
    ['1234.00 JPY', 'ja', '￥1,234'],
    ['1234.5 ILS', 'he', '1,234.50 ₪'],
    ['1234.5 SAR', 'ar', '1,234.50 ر.س.'],
    ['1234.5 EUR', 'fa', '€۱٬۲۳۴٫۵۰'],
  ])('%s in %s', (amount, language, written) => {
    expect(said(amount, language)).toBe(written);
  });

  it('is not rounded', () => {
    expect(said('0.005 EUR', 'en_GB')).toBe('€0.005');
    expect(said('12345678901234567890.12 EUR', 'en_GB')).toBe('€12,345,678,901,234,567,890.12');
  });
});

describe('whatever is written', () => {
  it('no line break, tab or run of spaces comes in', () => {
    const languages = fc.constantFrom('en_US', 'de', 'ar', 'ar_EG', 'he', 'fa', 'ur', 'th', 'zh_HK', 'uz');
    const values = fc.oneof(
      fc
        .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      fc.integer().map((number) => `${number} EUR`),
    );
    fc.assert(
      fc.property(values, languages, (value, language) => {
        const written = localise(value, { language });
        expect(written).not.toBe(value);
        expect(written).not.toMatch(/[\n\r\t\u2028\u2029]| {5}/);
      }),
    );
  });

  it('a text of any kind never fails', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (text, language, timeZone) => {
        expect(typeof localise(text, { language, timeZone })).toBe('string');
      }),
    );
  });
});
