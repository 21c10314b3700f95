import fc from 'fast-check';
import { tagKey, tagName, tagsOf } from '../../whatsapp/tags.js';

test.each([
  ['  VIP   customer ', 'VIP customer'],
  ['new\nline\ttab\u0000', 'new line tab'],
  ['\u200b\ufeffhidden', 'hidden'],
  ['half \ud83d emoji', 'half emoji'],
  ['👩‍👩‍👧', '👩‍👩‍👧'],
  ['x'.repeat(101), 'x'.repeat(100)],
  ['x'.repeat(99) + '👍', 'x'.repeat(99)],
  ['x'.repeat(96) + '👩‍👩‍👧', 'x'.repeat(96)],
  ['e' + '\u0302'.repeat(200), 'ê' + '\u0302'.repeat(99)],
  [' \n ', ''],
])('a tag written %j is kept as %j', (written, kept) => {
  expect(tagName(written)).toBe(kept);
});

test('a name is short, written whole, and stays as it is when it is read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (written) => {
      const name = tagName(written);
      expect(name.length).toBeLessThanOrEqual(100);
      expect(name.isWellFormed()).toBe(true);
      expect(tagName(name)).toBe(name);
      expect(tagKey(name).length).toBeLessThanOrEqual(200);
      expect(tagKey(name) === '').toBe(name === '');
    }),
    { numRuns: 1_000 },
  );
});

test('two writings of a tag have one key, and two tags have two', () => {
  expect(tagKey('Élan VIP')).toBe(tagKey('elan vip'));
  expect(tagKey('VIP')).not.toBe(tagKey('VIPs'));
  // Nothing but an accent, which folding takes away.
  expect(tagKey('\u0301')).not.toBe(tagKey('\u0300'));
});

describe('the tags in what a CRM or a person wrote', () => {
  test.each<[unknown, string[]]>([
    ['VIP;Newsletter', ['VIP', 'Newsletter']],
    [';VIP;Newsletter', ['VIP', 'Newsletter']],
    ['VIP, Newsletter', ['VIP', 'Newsletter']],
    ['VIP\nNewsletter\r\n', ['VIP', 'Newsletter']],
    ['Milan, Italy; Rome, Italy', ['Milan, Italy', 'Rome, Italy']],
    ['贵宾，新客、回头客', ['贵宾', '新客', '回头客']],
    ['VIP; vip ;Vip', ['VIP']],
    [
      ['VIP', 'Milan, Italy'],
      ['VIP', 'Milan, Italy'],
    ],
    [['VIP, Newsletter'], ['VIP', 'Newsletter']],
    [
      ['VIP;New', 'Old'],
      ['VIP', 'New', 'Old'],
    ],
    ['["VIP","Milan, Italy"]', ['VIP', 'Milan, Italy']],
    ['[{"name":"VIP","id":"55","color_code":"#57B1FD"},{"name":"New"}]', ['VIP', 'New']],
    ['{"name":"VIP"}', ['VIP']],
    [
      [{ name: 'VIP', id: '55' }, { name: 'Milan, Italy' }],
      ['VIP', 'Milan, Italy'],
    ],
    [['{"name":"VIP"}'], ['VIP']],
    ['[VIP] first', ['[VIP] first']],
    [2026, ['2026']],
    ['', []],
    [null, []],
    [undefined, []],
    [[], []],
    [[null, {}, ''], []],
  ])('%j', (written, tags) => {
    expect(tagsOf(written)).toEqual(tags);
  });

  test('anything at all is read without a mistake', () => {
    fc.assert(
      fc.property(fc.anything(), (written) => {
        for (const tag of tagsOf(written)) expect(tagName(tag)).toBe(tag);
      }),
    );
  });
});
