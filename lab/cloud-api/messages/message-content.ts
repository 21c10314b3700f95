import type { Rendering } from '../entities.js';
import { invalidParameter, whatsAppError } from '../graph-error.js';
import { interactiveContent } from './interactive-content.js';
import { asText, isObject, type Json } from '../json.js';
import { fits } from './media-kinds.js';
import { locationOf, mediaOf } from './rendering.js';
import type { Surroundings } from '../judge/judge.js';
import { onlyKeys } from '../judge/parameters.js';

const LONGEST_TEXT = 4096;
const LONGEST_CAPTION = 1024;
const MOST_CONTACTS = 257;

/** The members each kind of media takes (Cloud API: messages). */
const MEDIA_MEMBERS: Record<string, readonly string[]> = {
  audio: ['id', 'link', 'voice', 'provider'],
  document: ['id', 'link', 'caption', 'filename', 'provider'],
  image: ['id', 'link', 'caption', 'provider'],
  sticker: ['id', 'link', 'provider'],
  video: ['id', 'link', 'caption', 'provider'],
};

/** Message types besides `template` that the lab sends. */
export const SESSION_TYPES = [
  'text',
  ...Object.keys(MEDIA_MEMBERS),
  'location',
  'contacts',
  'reaction',
  'interactive',
];

/**
 * Checks a message of the service window, and gives what a phone shows of it.
 * @throws GraphError 100, 131008 or 131009 for content Meta refuses at once.
 */
export function contentOf(type: string, message: Json, around: Surroundings): Rendering {
  if (type === 'contacts') return contactsContent(message.contacts);
  const content = message[type];
  if (content === undefined) throw invalidParameter(`(#100) The parameter ${type} is required.`);
  if (!isObject(content)) throw invalidParameter(`(#100) Param ${type} must be a JSON object.`);
  switch (type) {
    case 'text':
      return textContent(content);
    case 'location':
      return locationContent(content);
    case 'reaction':
      return reactionContent(content);
    case 'interactive':
      return interactiveContent(content);
    default:
      return mediaContent(type, content, around);
  }
}

function textContent(text: Json): Rendering {
  onlyKeys(text, ['body', 'preview_url'], 'text');
  return { text: required(text, 'text', 'body', LONGEST_TEXT) };
}

function mediaContent(kind: string, media: Json, around: Surroundings): Rendering {
  onlyKeys(media, MEDIA_MEMBERS[kind] ?? [], kind);
  const id = asText(media.id);
  const link = asText(media.link);
  if (!id === !link) {
    throw invalidParameter(`(#100) The parameter ${kind}['id'] or ${kind}['link'] is required.`);
  }
  if (link !== undefined && (!URL.canParse(link) || !/^https?:\/\//i.test(link))) {
    throw invalidParameter(`(#100) Param ${kind}['link'] is not a valid URI.`);
  }
  const type = id === undefined ? undefined : around.mediaType(id);
  if (id !== undefined && (type === undefined || !fits(kind, type))) {
    throw whatsAppError(131009, `${kind}['id'] is not the id of ${kind} media of this phone number`);
  }
  const caption = asText(media.caption) ?? '';
  if (caption.length > LONGEST_CAPTION) throw tooLong(`${kind}['caption']`, LONGEST_CAPTION);
  return { media: mediaOf(kind, media), text: caption };
}

function locationContent(location: Json): Rendering {
  onlyKeys(location, ['latitude', 'longitude', 'name', 'address'], 'location');
  for (const [name, limit] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const) {
    const value = required(location, 'location', name, 40);
    if (!(Math.abs(Number(value)) <= limit)) {
      throw whatsAppError(131009, `location['${name}'] must be a number between -${limit} and ${limit}`);
    }
  }
  return { location: locationOf(location), text: '' };
}

function reactionContent(reaction: Json): Rendering {
  onlyKeys(reaction, ['message_id', 'emoji'], 'reaction');
  required(reaction, 'reaction', 'message_id', 200);
  if (typeof reaction.emoji !== 'string') throw requiredError('reaction', 'emoji');
  return { text: reaction.emoji };
}

function contactsContent(contacts: unknown): Rendering {
  if (contacts === undefined) throw invalidParameter('(#100) The parameter contacts is required.');
  if (!Array.isArray(contacts) || contacts.length === 0 || contacts.length > MOST_CONTACTS) {
    throw invalidParameter(`(#100) Param contacts must be an array of 1 to ${MOST_CONTACTS} contacts.`);
  }
  const names = contacts.map((contact: unknown, index) => {
    const name = isObject(contact) && isObject(contact.name) ? contact.name : {};
    return required(name, `contacts[${index}]['name']`, 'formatted_name', 1000);
  });
  return { text: names.join(', ') };
}

/** @throws GraphError 100 when a member is absent, empty or too long. */
function required(object: Json, path: string, name: string, longest: number): string {
  const value = asText(object[name]);
  if (!value) throw requiredError(path, name);
  if (value.length > longest) throw tooLong(`${path}['${name}']`, longest);
  return value;
}

function requiredError(path: string, name: string): Error {
  return invalidParameter(`(#100) The parameter ${path}['${name}'] is required.`);
}

function tooLong(path: string, longest: number): Error {
  return invalidParameter(`(#100) Param ${path} must be at most ${longest} characters long.`);
}
