import { PHOTO, preview, sent, WAMID } from './values.js';

/* The shapes are those of Meta's own examples (Cloud API: messages). */

describe('a text', () => {
  it('is sent with a preview of its first link, unless that is switched off', () => {
    expect(sent('text', { text: ' See https://garden.example \n' })).toEqual({
      type: 'text',
      text: { preview_url: true, body: 'See https://garden.example' },
    });
    expect(sent('text', { link_preview: 'no' })).toMatchObject({ text: { preview_url: false } });
    expect(sent('text', { link_preview: false })).toMatchObject({ text: { preview_url: false } });
  });

  it('is shown as it is', () => {
    expect(preview('text', { text: 'Hello\nAda' })).toBe('Hello\nAda');
  });
});

describe('a file', () => {
  it('is sent by its media ID or by its link', () => {
    expect(sent('image', { media: '1003383421387256' })).toEqual({
      type: 'image',
      image: { id: '1003383421387256' },
    });
    expect(sent('sticker')).toEqual({
      type: 'sticker',
      sticker: { link: 'https://garden.example/smile.webp' },
    });
  });

  it('has a caption where WhatsApp shows one', () => {
    expect(sent('video', { caption: 'Our kitchen' })).toMatchObject({ video: { caption: 'Our kitchen' } });
    expect(sent('audio', { caption: 'Our kitchen' })).toEqual({
      type: 'audio',
      audio: { link: 'https://garden.example/song.mp3' },
    });
  });

  it('has a name when it is a document', () => {
    expect(sent('document', { media: '9', file_name: 'Menu.pdf', caption: 'New!' })).toEqual({
      type: 'document',
      document: { id: '9', caption: 'New!', filename: 'Menu.pdf' },
    });
    expect(preview('document', { file_name: 'Menu.pdf', caption: 'New!' })).toBe(
      '[Document: Menu.pdf]\nNew!',
    );
    expect(sent('image', { file_name: 'x.jpg' })).toEqual({ type: 'image', image: { link: PHOTO } });
  });

  it('is a voice note as an audio with a mark', () => {
    expect(sent('voice')).toEqual({
      type: 'audio',
      audio: { link: 'https://garden.example/hello.ogg', voice: true },
    });
  });
});

describe('a location', () => {
  it('has numbers, and words only where there are some', () => {
    expect(sent('location', { latitude: '37,758056', place_name: 'META HQ' })).toEqual({
      type: 'location',
      location: { latitude: 37.758056, longitude: -122.16166, name: 'META HQ' },
    });
    expect(preview('location', { place_name: 'META HQ', place_address: '1 Hacker Way' })).toBe(
      '[Location: META HQ, 1 Hacker Way]',
    );
    expect(preview('location')).toBe('[Location: 37.44216, -122.16166]');
  });

  it('can be asked for', () => {
    expect(sent('location_request')).toEqual({
      type: 'interactive',
      interactive: {
        type: 'location_request_message',
        body: { text: 'Where shall we bring it?' },
        action: { name: 'send_location' },
      },
    });
  });
});

describe('a contact card', () => {
  it('has everything that was filled in', () => {
    const card = {
      contact_name: 'John Smith',
      contact_first_name: 'John',
      contact_last_name: 'Smith',
      contact_phones: ['+1 (650) 555-1234', '112'],
      contact_emails: 'test@fb.com\ntest@whatsapp.com',
      contact_company: 'WhatsApp',
      contact_job_title: 'Manager',
      contact_website: 'https://www.facebook.com',
      contact_birthday: '2012-08-18',
      contact_street: '1 Hacker Way',
      contact_city: 'Menlo Park',
      contact_state: 'CA',
      contact_zip: '94025',
      contact_country: 'United States',
    };
    expect(sent('contact_card', card)).toEqual({
      type: 'contacts',
      contacts: [
        {
          name: { formatted_name: 'John Smith', first_name: 'John', last_name: 'Smith' },
          phones: [{ phone: '+1 (650) 555-1234', wa_id: '16505551234' }, { phone: '112' }],
          emails: [{ email: 'test@fb.com' }, { email: 'test@whatsapp.com' }],
          org: { company: 'WhatsApp', title: 'Manager' },
          urls: [{ url: 'https://www.facebook.com/' }],
          birthday: '2012-08-18',
          addresses: [
            {
              street: '1 Hacker Way',
              city: 'Menlo Park',
              state: 'CA',
              zip: '94025',
              country: 'United States',
            },
          ],
        },
      ],
    });
    expect(preview('contact_card', card)).toBe('[Contact: John Smith, +1 (650) 555-1234, 112]');
  });

  it('needs no more than a name, of which Meta wants a part too', () => {
    expect(sent('contact_card')).toEqual({
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'John Smith', first_name: 'John Smith' } }],
    });
  });
});

describe('a reaction', () => {
  it('is an emoji on a message', () => {
    expect(sent('reaction')).toEqual({ type: 'reaction', reaction: { message_id: WAMID, emoji: '👍' } });
  });

  it('is taken away by an empty emoji', () => {
    expect(sent('reaction', { emoji: '', remove_reaction: 'true' })).toEqual({
      type: 'reaction',
      reaction: { message_id: WAMID, emoji: '' },
    });
    expect(preview('reaction', { remove_reaction: true })).toBe('[Reaction taken away]');
  });
});

describe('buttons', () => {
  it('come back with their value, or else with their text', () => {
    expect(sent('buttons', { reply_1_value: 'ok-42', reply_3: 'No', footer: 'Lucky Garden' })).toEqual({
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Is 8 pm fine?' },
        footer: { text: 'Lucky Garden' },
        action: {
          buttons: [
            { type: 'reply', reply: { id: 'ok-42', title: 'Yes' } },
            { type: 'reply', reply: { id: 'No', title: 'No' } },
          ],
        },
      },
    });
    expect(preview('buttons', { reply_2: 'No', footer: 'Lucky Garden' })).toBe(
      'Is 8 pm fine?\nLucky Garden\n[Yes]\n[No]',
    );
  });

  it.each([
    [{ heading_type: 'text', heading_text: 'Tonight' }, { type: 'text', text: 'Tonight' }, 'Tonight'],
    [{ heading_type: 'Image', heading_media: PHOTO }, { type: 'image', image: { link: PHOTO } }, '[Image]'],
    [{ heading_type: 'video', heading_media: '9' }, { type: 'video', video: { id: '9' } }, '[Video]'],
    [
      { heading_type: 'document', heading_media: '9', heading_file_name: 'Menu.pdf' },
      { type: 'document', document: { id: '9', filename: 'Menu.pdf' } },
      '[Document: Menu.pdf]',
    ],
  ])('have the header that was chosen: %j', (values, header, shown) => {
    expect(sent('buttons', values)).toMatchObject({ interactive: { header } });
    expect(preview('buttons', values)).toBe(`${shown}\nIs 8 pm fine?\n[Yes]`);
  });

  it('have no header of what was filled in before another was chosen', () => {
    const { interactive } = sent('buttons', { heading_text: 'Tonight', heading_media: PHOTO });
    expect(interactive).not.toHaveProperty('header');
  });
});

describe('a list', () => {
  const rows = [
    { row_title: 'Tea', row_description: 'Hot', row_value: 't-1', row_section: 'Drinks' },
    { row_title: 'Cake', row_section: 'Food' },
    { row_title: '', row_description: ' ', row_value: null },
    { row_title: 'Water', row_section: 'Drinks' },
  ];

  it('has its rows by section, in the order in which they come', () => {
    expect(sent('list', { rows, heading_text: 'Menu', footer: 'Lucky Garden' })).toEqual({
      type: 'interactive',
      interactive: {
        type: 'list',
        header: { type: 'text', text: 'Menu' },
        body: { text: 'What would you like?' },
        footer: { text: 'Lucky Garden' },
        action: {
          button: 'Choose',
          sections: [
            {
              title: 'Drinks',
              rows: [
                { id: 't-1', title: 'Tea', description: 'Hot' },
                { id: 'Water', title: 'Water' },
              ],
            },
            { title: 'Food', rows: [{ id: 'Cake', title: 'Cake' }] },
          ],
        },
      },
    });
    expect(preview('list', { rows })).toBe(
      'What would you like?\n[Choose]\nDrinks\n• Tea: Hot\n• Water\nFood\n• Cake',
    );
  });

  it('needs no section', () => {
    expect(sent('list')).toMatchObject({
      interactive: { action: { sections: [{ rows: [{ id: 'Tea', title: 'Tea' }] }] } },
    });
    expect(sent('list', { rows: { row_title: 'Tea' } })).toEqual(sent('list'));
  });
});

it('a link button has its link as a browser would open it', () => {
  expect(sent('link_button', { link_url: 'https://garden.example/déjà vu?a=1' })).toEqual({
    type: 'interactive',
    interactive: {
      type: 'cta_url',
      body: { text: 'Your order is on its way.' },
      action: {
        name: 'cta_url',
        parameters: { display_text: 'Track', url: 'https://garden.example/d%C3%A9j%C3%A0%20vu?a=1' },
      },
    },
  });
  expect(preview('link_button')).toBe('Your order is on its way.\n[Track: https://garden.example/42]');
});

describe('a flow', () => {
  const parametersOf = (changes: object) => {
    const { interactive } = sent('flow', { ...changes }) as {
      interactive: { action: { parameters: Record<string, unknown> } };
    };
    return interactive.action.parameters;
  };

  it('is known by its ID or by its name', () => {
    expect(sent('flow', { flow_token: 'order-42' })).toEqual({
      type: 'interactive',
      interactive: {
        type: 'flow',
        body: { text: 'Book a table.' },
        action: {
          name: 'flow',
          parameters: {
            flow_message_version: '3',
            flow_id: '1234567890',
            flow_cta: 'Book',
            flow_token: 'order-42',
            flow_action: 'navigate',
          },
        },
      },
    });
    expect(parametersOf({ flow: 'table_booking' })).toMatchObject({ flow_name: 'table_booking' });
    expect(preview('flow')).toBe('Book a table.\n[Book]');
  });

  it('begins with the screen and the data that were given', () => {
    expect(parametersOf({ flow_screen: 'WELCOME', flow_data: '{"name": "Ada"}' })).toMatchObject({
      flow_action: 'navigate',
      flow_action_payload: { screen: 'WELCOME', data: { name: 'Ada' } },
      flow_token: 'unused',
    });
  });

  it('begins with what its own server gives', () => {
    const parameters = parametersOf({ flow_start: 'data_exchange', flow_screen: 'WELCOME', flow_data: '{' });
    expect(parameters).toMatchObject({ flow_action: 'data_exchange' });
    expect(parameters).not.toHaveProperty('flow_action_payload');
  });

  it('may be a draft', () => {
    expect(parametersOf({ flow_draft: 'true' })).toMatchObject({ mode: 'draft' });
    expect(parametersOf({})).not.toHaveProperty('mode');
  });
});

describe('a reply', () => {
  it('quotes the message it answers', () => {
    expect(sent('text', { reply_to: WAMID })).toMatchObject({ context: { message_id: WAMID } });
    expect(sent('text')).not.toHaveProperty('context');
  });

  it('is no reaction, which has its message already', () => {
    expect(sent('reaction', { reply_to: WAMID })).not.toHaveProperty('context');
  });
});
