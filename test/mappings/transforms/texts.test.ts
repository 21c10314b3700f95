import fc from 'fast-check';
import { cut } from '../../../mappings/transforms/cut.js';
import { escapedWithin, stripped } from '../../../mappings/transforms/html.js';
import { cleanName, firstName, lastName, splitName } from '../../../mappings/transforms/names.js';
import type { Run } from '../../../mappings/transforms/in-transform.js';
import { id, oneOf, text } from '../../../mappings/transforms/texts.js';

const notes: string[] = [];
const run: Run = { timeZone: 'UTC', note: (sentence) => void notes.push(sentence) };
beforeEach(() => void notes.splice(0));

describe('cutting a text', () => {
  it('never leaves half an emoji or a letter without its accent', () => {
    expect(cut('ab👩‍👩‍👧', 4)).toBe('ab');
    expect(cut('abc👍', 4)).toBe('abc');
    expect(cut('ae\u0301', 2)).toBe('a');
    expect(cut('abc', 3)).toBe('abc');
  });

  it('keeps something of a letter that is longer than the field', () => {
    expect(cut(`e${'\u0301'.repeat(50)}`, 10)).toHaveLength(10);
    expect(cut(`👩${'\u200d👩'.repeat(5)}`, 1)).toBe('');
  });

  it('keeps every length, and is a beginning of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, longest) => {
        const short = cut(text, longest);
        expect(short.length).toBeLessThanOrEqual(longest);
        expect(text.startsWith(short)).toBe(true);
        expect(short.isWellFormed()).toBe(text.isWellFormed());
      }),
    );
  });
});

describe('texts for a field', () => {
  it('are cut with a note', () => {
    expect(text(5).apply(['Hello there'], run)).toBe('Hello');
    expect(notes).toEqual(['The text was cut to 5 characters, which is all the field takes.']);
  });

  it('have no control characters or halves of emoji, and keep their lines', () => {
    expect(text(20).apply(['a\u0000b\ud83d\nc'], run)).toBe('ab\nc');
  });

  it('leave out an id that is too long, since a part of it is the id of something else', () => {
    expect(id(5).apply(['wamid.1'], run)).toBeNull();
    expect(notes).toHaveLength(1);
  });

  it('choose the CRM’s word, and name what has none', () => {
    const statuses = oneOf({ read: 'Read' });
    expect(statuses.apply(['READ'], run)).toBe('Read');
    expect(statuses.apply(['warped'], run)).toBeNull();
    expect(statuses.apply(['constructor'], run)).toBeNull();
    expect(notes).toEqual([
      '“warped” has no counterpart in the CRM.',
      '“constructor” has no counterpart in the CRM.',
    ]);
  });
});

describe('HTML', () => {
  it('is escaped within the length, never in the middle of an entity', () => {
    expect(escapedWithin('a<b>\nc', 100)).toBe('a&lt;b&gt;<br>c');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('&', '<', 'x', '\n', '👍')),
        fc.integer({ min: 0, max: 30 }),
        (parts, longest) => {
          const html = escapedWithin(parts.join(''), longest);
          expect(html.length).toBeLessThanOrEqual(longest);
          expect(html).toMatch(/^(?:x|👍|&amp;|&lt;|<br>)*$/u);
        },
      ),
    );
  });

  it('is read as people see it', () => {
    expect(stripped('<p>Hi <b>Mei</b></p><p>A &amp; B&nbsp;&#128077;</p>')).toBe('Hi Mei\nA & B 👍');
    expect(stripped('1 < 2 and a<b')).toBe('1 < 2 and a<b');
    expect(stripped('<script>alert(1)</script>x<!-- note -->')).toBe('x');
    expect(stripped('&bogus; &#99999999; &#0;')).toBe('&bogus; &#99999999;');
  });

  it('takes no long time for what is made to take long', () => {
    for (const part of ['<', '<!--', ' ', '<script>', '&#', '<br ']) stripped(part.repeat(100_000));
    for (const part of ['.', ' ', '👍', 'a.']) cleanName(`${part.repeat(100_000)}a`);
  });
});

describe('a name', () => {
  it.each([
    ['Mei Ling Chen', 'Mei Ling', 'Chen'],
    ['  Ana   María  ', 'Ana', 'María'],
    ['Mei', 'Mei', ''],
    ['陳美玲', '', '陳美玲'],
    ['山田 太郎', '太郎', '山田'],
    ['Amy 林', 'Amy', '林'],
    ['김민수', '', '김민수'],
    ['🎉 Mei 🎉 Chen ❤️', 'Mei', 'Chen'],
    ['MEI LING CHEN', 'Mei Ling', 'Chen'],
    ['ÅSA O’NEILL', 'Åsa', 'O’neill'],
    ['AJ', 'AJ', ''],
    ['~*Mei*~', 'Mei', ''],
    ['Sammy Davis Jr.', 'Sammy Davis', 'Jr.'],
    ['Sammy Davis, Jr.', 'Sammy Davis', 'Jr.'],
    ['Smith, John', 'John', 'Smith'],
    ['SMITH,JOHN PAUL,', 'John Paul', 'Smith'],
    ['Smith, John, MD', 'John MD', 'Smith'],
    ['García López, Ana', 'Ana', 'García López'],
    ['van der Berg , Jan Willem', 'Jan Willem', 'van der Berg'],
    ['GARCÍA LÓPEZ，ANA', 'Ana', 'García López'],
    ['Ada King, Ph.D., MBA', 'Ada King Ph.D.', 'MBA'],
    ['Ada King, III', 'Ada King', 'III'],
    ['Ada King, Victor', 'Victor', 'Ada King'],
    ['Ada King, Jr-Lee', 'Jr-Lee', 'Ada King'],
    ['John,', 'John', ''],
    ['\u202eMei\u200b Chen', 'Mei', 'Chen'],
    ['محمد علي', 'محمد', 'علي'],
    ['🎉🎉', '', ''],
  ])('%s is split', (name, first, last) => {
    expect(splitName(name)).toEqual({ first, last });
  });

  it('of one word is the last name where the CRM needs one', () => {
    const last = lastName(80, (identity) => `WhatsApp ${identity.slice(-4)}`);
    expect(last.apply(['Mei'], run)).toBe('Mei');
    expect(firstName(40, 'last name needed').apply(['Mei'], run)).toBeNull();
    expect(firstName(40, 'last name may be empty').apply(['Mei'], run)).toBe('Mei');
  });

  it('that is missing is made of the username, else of the number or user id', () => {
    const last = lastName(80, (identity) => `WhatsApp ${identity.slice(-4)}`);
    expect(last.apply(['🎉', 'mei.chen', '+886912345678'], run)).toBe('mei.chen');
    expect(last.apply([null, null, '+886912345678'], run)).toBe('WhatsApp 5678');
    expect(last.apply([null, null, null, 'TW.12345678'], run)).toBe('WhatsApp 5678');
    expect(last.apply([], run)).toBeNull();
  });

  it('of anything throws nothing and keeps the length', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ unit: 'binary', maxLength: 300 }), (value, name) => {
        splitName(value);
        expect(Object.values(splitName(name)).filter((part) => part.endsWith(','))).toEqual([]);
        expect(String(lastName(80, (x) => x).apply([name], run) ?? '').length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
