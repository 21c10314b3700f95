import { outgoingOf, type OutgoingType, type Values } from '../../../whatsapp/outgoing.js';

export const WAMID = 'wamid.HBgLMTY0NjcwNDM1OTUVAgASGBI0QzM5OEVDRUIyQUI1RDdBMzYA';
export const PHOTO = 'https://garden.example/dish.jpg';

/** The least that each type of message needs. */
export const least: Readonly<Record<OutgoingType, Values>> = {
  text: { text: 'Hello' },
  image: { media: PHOTO },
  video: { media: 'https://garden.example/film.mp4' },
  document: { media: 'https://garden.example/menu.pdf' },
  audio: { media: 'https://garden.example/song.mp3' },
  voice: { media: 'https://garden.example/hello.ogg' },
  sticker: { media: 'https://garden.example/smile.webp' },
  buttons: { text: 'Is 8 pm fine?', reply_1: 'Yes' },
  list: { text: 'What would you like?', list_button: 'Choose', rows: [{ row_title: 'Tea' }] },
  link_button: {
    text: 'Your order is on its way.',
    link_label: 'Track',
    link_url: 'https://garden.example/42',
  },
  flow: { text: 'Book a table.', flow: '1234567890', flow_label: 'Book' },
  location: { latitude: '37.44216', longitude: '-122.16166' },
  location_request: { text: 'Where shall we bring it?' },
  contact_card: { contact_name: 'John Smith' },
  reaction: { react_to: WAMID, emoji: '👍' },
};

export const types = Object.keys(least) as OutgoingType[];

/** What is sent when the least is changed a little. */
export function sent(type: OutgoingType, changes: Values = {}): Record<string, unknown> {
  const made = outgoingOf(type, { ...least[type], ...changes });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'));
  return made.payload;
}

/** The sentences about what is wrong when the least is changed a little. */
export function problems(type: OutgoingType, changes: Values = {}): string[] {
  const made = outgoingOf(type, { ...least[type], ...changes });
  return made.ok ? [] : made.problems.map(({ message }) => message);
}

/** The message as the customer sees it. */
export function preview(type: OutgoingType, changes: Values = {}): string | null {
  const made = outgoingOf(type, { ...least[type], ...changes });
  return made.ok ? made.preview : null;
}
