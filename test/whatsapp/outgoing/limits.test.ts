import { outgoingFields, type OutgoingType } from '../../../whatsapp/outgoing.js';
import { least, problems, types } from './values.js';

/** Characters as people count them: each of these is two units of UTF-16. */
const long = (count: number) => '🍵'.repeat(count);

const frame = { heading_type: 'text', heading_text: 'Tonight' };

/** Cloud API: the longest text of each field. */
const limits: [type: OutgoingType, key: string, most: number, label: string, rest?: object][] = [
  ['text', 'text', 4096, 'Text'],
  ['image', 'caption', 1024, 'Caption'],
  ['video', 'caption', 1024, 'Caption'],
  ['document', 'caption', 1024, 'Caption'],
  ['buttons', 'text', 1024, 'Text'],
  ['buttons', 'footer', 60, 'Footer'],
  ['buttons', 'heading_text', 60, 'Header Text', frame],
  ['buttons', 'reply_1', 20, 'Button 1'],
  ['buttons', 'reply_2', 20, 'Button 2'],
  ['buttons', 'reply_3', 20, 'Button 3'],
  ['buttons', 'reply_1_value', 256, 'Button 1: Value That Comes Back'],
  ['list', 'text', 4096, 'Text'],
  ['list', 'heading_text', 60, 'Header'],
  ['list', 'footer', 60, 'Footer'],
  ['list', 'list_button', 20, 'Button That Opens the List'],
  ['link_button', 'text', 1024, 'Text'],
  ['link_button', 'footer', 60, 'Footer'],
  ['link_button', 'link_label', 20, 'Button'],
  ['flow', 'text', 1024, 'Text'],
  ['flow', 'flow_label', 30, 'Button'],
  ['location_request', 'text', 1024, 'Text'],
];

describe.each(limits)('in a message of the type %s, %s', (type, key, most, label, rest = {}) => {
  it(`may have ${most} characters`, () => {
    expect(problems(type, { ...rest, [key]: long(most - 1) })).toEqual([]);
    expect(problems(type, { ...rest, [key]: long(most) })).toEqual([]);
  });

  it('may not have one more', () => {
    const allowed = most.toLocaleString('en-GB');
    expect(problems(type, { ...rest, [key]: long(most + 1) })).toEqual([
      `“${label}” is too long: WhatsApp allows ${allowed} characters here, and it has 1 too many. Shorten it.`,
    ]);
  });
});

describe.each([
  ['row_title', 24, 'Title'],
  ['row_description', 72, 'Description'],
  ['row_value', 200, 'Value That Comes Back'],
  ['row_section', 24, 'Section'],
])('in a row of a list, %s', (key, most, label) => {
  const rows = (count: number) => ({
    rows: [{ row_title: 'Tea' }, { row_title: 'Cake' }]
      .map((row) => ({ ...row, row_section: 'Food' }))
      .with(1, { row_title: 'Cake', row_section: 'Food', [key]: long(count) }),
  });

  it(`may have ${most} characters`, () => {
    expect(problems('list', rows(most))).toEqual([]);
  });

  it('may not have one more', () => {
    expect(problems('list', rows(most + 1))).toEqual([
      `“Row 2: ${label}” is too long: WhatsApp allows ${most} characters here, and it has 1 too many. Shorten it.`,
    ]);
  });
});

describe('a list', () => {
  const rows = (count: number, section = (index: number) => `Section ${index % 2}`) =>
    Array.from({ length: count }, (_, index) => ({ row_title: `Row ${index}`, row_section: section(index) }));

  it('has up to 10 rows, in all its sections together', () => {
    expect(problems('list', { rows: rows(9) })).toEqual([]);
    expect(problems('list', { rows: rows(10) })).toEqual([]);
    expect(problems('list', { rows: rows(10, (index) => `Section ${index}`) })).toEqual([]);
    expect(problems('list', { rows: rows(11) })).toEqual([
      '“Row” comes 11 times, and WhatsApp allows 10 rows in all. Take some out.',
    ]);
  });

  it.each([[], '', null, [{}], 'Tea', [{ row_title: ' ' }], [null, 3]])(
    'has at least one: not %j',
    (value) => {
      expect(problems('list', { rows: value })).toEqual([
        '“Row” is empty. Add at least one row with a title.',
      ]);
    },
  );

  it('has a title in each row', () => {
    expect(problems('list', { rows: [{ row_title: 'Tea' }, { row_description: 'Hot' }] })).toEqual([
      '“Row 2: Title” is empty. Type a text, or map a field to it.',
    ]);
  });

  it('has sections in all its rows or in none', () => {
    const some = [{ row_title: 'Tea', row_section: 'Drinks' }, { row_title: 'Cake' }];
    expect(problems('list', { rows: some })).toEqual([
      '“Row 2: Section” is empty, and other rows have one. Give every row a section, or none.',
    ]);
  });

  it('has no two rows that come back the same', () => {
    const same = [{ row_title: 'Tea' }, { row_title: 'Green tea', row_value: 'Tea' }];
    expect(problems('list', { rows: same })).toEqual([
      '“Row 2: Value That Comes Back” is the same as for another row. Give each row a value of its own.',
    ]);
    expect(problems('list', { rows: [{ row_title: 'Tea' }, { row_title: 'Tea' }] })).toHaveLength(1);
    expect(problems('list', { rows: [{ row_title: 'Tea' }, { row_title: 'Tea', row_value: '2' }] })).toEqual(
      [],
    );
  });
});

describe('buttons', () => {
  it('have no two with the same text, or the same value', () => {
    expect(problems('buttons', { reply_2: 'Yes', reply_2_value: 'other' })).toEqual([
      '“Button 2” has the text of another button. Give each button a text of its own.',
    ]);
    expect(problems('buttons', { reply_2: 'No', reply_2_value: 'Yes' })).toEqual([
      '“Button 2: Value That Comes Back” is the same as for another button. Give each button a value of its own.',
    ]);
  });

  it('have a text where they have a value', () => {
    expect(problems('buttons', { reply_3_value: 'x' })).toEqual([
      '“Button 3” is empty, and its value is not. Type a text for the button, or empty both.',
    ]);
  });

  it('have a header that exists', () => {
    expect(problems('buttons', { heading_type: 'carousel' })).toEqual([
      '“Header” has a choice that does not exist. Choose one of “None”, “Text”, “Image”, “Video”, “Document”.',
    ]);
  });

  it('have in the header what was chosen', () => {
    expect(problems('buttons', { heading_type: 'text' })).toEqual([
      expect.stringMatching(/^“Header Text” is empty/),
    ]);
    expect(problems('buttons', { heading_type: 'image', heading_media: 'https://a.example/a.mp4' })).toEqual([
      '“Header Image” must be a JPEG or PNG image, and the link ends in .mp4. Use another file.',
    ]);
  });
});

describe('a place', () => {
  it.each([
    ['latitude', '90'],
    ['latitude', -90],
    ['longitude', '180'],
    ['longitude', '-180,0'],
    ['longitude', 0],
  ])('may have the %s %s', (axis, value) => {
    expect(problems('location', { [axis]: value })).toEqual([]);
  });

  it.each([
    ['latitude', '90.0001', '“Latitude” must be a number of degrees from -90 to 90, such as 37.44216.'],
    ['longitude', '-180.1', '“Longitude” must be a number of degrees from -180 to 180, such as -122.16166.'],
    ['latitude', '', /Latitude/],
    ['latitude', 'north', /Latitude/],
    ['latitude', '1e2', /Latitude/],
    ['latitude', NaN, /Latitude/],
    ['latitude', Infinity, /Latitude/],
  ])('may not have the %s %s', (axis, value, said) => {
    expect(problems('location', { [axis]: value })).toEqual([
      typeof said === 'string' ? said : expect.stringMatching(said),
    ]);
  });
});

describe('a file', () => {
  it.each([
    ['image', 'https://a.example/a.gif', /“Image” must be a JPEG or PNG image, and the link ends in \.gif/],
    ['video', 'https://a.example/a.mov', /MP4/],
    ['audio', 'https://a.example/a.wav', /MP3/],
    ['voice', 'https://a.example/a.mp3', /“Voice Note” must be an OGG/],
    ['sticker', 'https://a.example/a.png', /WebP/],
    ['document', 'file:///etc/passwd', /is not a link/],
    ['image', 'data:image/png;base64,AA', /is not a link/],
    ['image', 'dish.jpg', /is not a link/],
    ['image', '', /^“Image” is empty/],
  ] as const)('of the kind %s may not be %s', (type, media, said) => {
    expect(problems(type, { media })).toEqual([expect.stringMatching(said)]);
  });
});

describe('a link', () => {
  const linkOf = (length: number) => `https://a.example/${'x'.repeat(length - 'https://a.example/'.length)}`;

  it('may have 2,000 characters', () => {
    expect(problems('link_button', { link_url: linkOf(2000) })).toEqual([]);
    expect(problems('link_button', { link_url: linkOf(2001) })).toEqual([
      '“Link” is 2,001 characters long, and WhatsApp allows 2,000. Shorten it.',
    ]);
  });

  it.each(['javascript:alert(1)', 'garden.example', 'https://', 'tel:+1'])('may not be %s', (link_url) => {
    expect(problems('link_button', { link_url })).toEqual([
      '“Link” is not a link. Use one that begins with https://.',
    ]);
  });
});

describe('a reaction', () => {
  it.each(['👍', '❤', '❤️', '👨‍👩‍👧', '🇩🇪', '1️⃣', '👍🏽', '☎'])('may be %s', (emoji) => {
    expect(problems('reaction', { emoji })).toEqual([]);
  });

  it.each(['', 'ok', '👍👍', '1', ':+1:', '👍 ok', 'é'])('may not be "%s"', (emoji) => {
    expect(problems('reaction', { emoji })).toEqual([expect.stringMatching(/^“Emoji” must be one emoji/)]);
  });

  it.each(['', '42', 'wamid.', 'wamid. x'])('is to a message, and not to "%s"', (react_to) => {
    expect(problems('reaction', { react_to })).toEqual([expect.stringMatching(/^“Message to React To” is/)]);
  });
});

it.each(['true', '{}', '[1]', '{"a":', 'Ada'])('data for a flow may not be %s', (flow_data) => {
  expect(problems('flow', { flow_data })).toEqual([
    '“Data for the First Screen” must be JSON with names and values, such as {"name": "Ada"}. Correct it, or leave it empty.',
  ]);
});

it.each(['31.12.1990', '1990-02-30', '1990-13-01', '1990-1-1'])(
  'a birthday may not be %s',
  (contact_birthday) => {
    expect(problems('contact_card', { contact_birthday })).toEqual([
      expect.stringMatching(/^“Birthday” must be a day/),
    ]);
  },
);

it('a message that is replied to is told by its ID', () => {
  expect(problems('text', { reply_to: '42' })).toEqual([
    '“Reply To” is not a message ID. Map the Message ID of an earlier step: it begins with “wamid.”.',
  ]);
});

describe.each(types)('a message of the type %s', (type) => {
  it('says at once everything that is missing', () => {
    const needed = outgoingFields(type, {}).filter(({ required }) => required);
    const empty = Object.fromEntries(Object.keys(least[type]).map((key) => [key, null]));
    for (const { label } of needed) {
      expect(problems(type, empty).filter((said) => said.startsWith(`“${label}” `))).toHaveLength(1);
    }
    expect(needed.length).toBeGreaterThan(0);
  });

  it('takes no broken character', () => {
    const texts = Object.entries(least[type]).filter(([, value]) => typeof value === 'string');
    const broken = Object.fromEntries(texts.map(([key, value]) => [key, `${value}\ud83c`]));
    expect(problems(type, broken)).not.toEqual([]);
  });
});
