import { buttons } from './buttons.js';
import { contactCard } from './contact-card.js';
import { flow } from './flow.js';
import type { OutgoingKind } from './kind.js';
import { linkButton } from './link-button.js';
import { list } from './list.js';
import { locationRequest } from './location-request.js';
import { location } from './location.js';
import { audio, document, image, sticker, video, voice } from './media.js';
import { reaction } from './reaction.js';
import { text } from './text.js';

/** Every kind of message that needs no template, in the order in which people look for them. */
export const kinds = {
  text,
  image,
  video,
  document,
  audio,
  voice,
  sticker,
  buttons,
  list,
  link_button: linkButton,
  flow,
  location,
  location_request: locationRequest,
  contact_card: contactCard,
  reaction,
} as const satisfies Record<string, OutgoingKind>;

export type OutgoingType = keyof typeof kinds;
