import type { HttpResponse, ZObject } from 'zapier-platform-core';
import type { ChangeSource } from '../../whatsapp/change-source.js';
import type { ConsentState } from '../../whatsapp/consent.js';
import type { ContactItem } from '../../whatsapp/contact-item.js';
import type { ConversationItem, ConversationWithMessages } from '../../whatsapp/conversation-item.js';
import type { TagMode } from '../../whatsapp/tags.js';
import { Deadline } from '../deadline.js';
import { given } from '../steps/given.js';
import { path } from '../graph-api/graph-call.js';
import { lookUp, problemOf } from './hub-look-up.js';
import { hub } from './hub.js';
import { listIn, memberOf, withId } from '../other-answer.js';
import { hubRefusal } from '../refusal.js';
import { settings } from '../settings.js';

/*
 * What the hub knows of a contact. `key` names the contact everywhere: the hub's contact ID, a user ID, or a phone
 * number in E.164. Every change may be asked for twice: the second time changes nothing.
 */

/** What is told about a contact; what is absent stays as it is. */
export interface ContactChange {
  name?: string | undefined;
  /** ISO 639-1. */
  language?: string | undefined;
  /** Further identities of the same person. */
  phone?: string | undefined;
  user_id?: string | undefined;
  /** Null removes an attribute. */
  attributes?: Record<string, string | null> | undefined;
  source: ChangeSource;
}

/** A contact after a change. */
export interface ContactSaved {
  contact: ContactItem;
  created: boolean;
}

export interface TagChange {
  mode: TagMode;
  tags: string[];
  /** ISO-8601: when the tags were changed where they come from; absent: now. */
  at?: string | undefined;
  source: ChangeSource;
}

export interface ConsentChange {
  state: Exclude<ConsentState, 'transactional'>;
  /** ISO-8601; absent: now. */
  at?: string | undefined;
  source: ChangeSource;
  method?: 'single' | 'double' | undefined;
  /** What proves it, in words. */
  evidence?: string | undefined;
  /** The message in which the contact said so; of `pending`, the message that asked. */
  message_id?: string | undefined;
}

export interface Resolution {
  /** Absent: the conversations with all numbers. */
  phone_number_id?: string | undefined;
  /** Who resolved it, in words. */
  by?: string | undefined;
  source: ChangeSource;
}

export interface ContactQuery {
  /** A part of the name. */
  name?: string | undefined;
  tag?: string | undefined;
  consent?: string | undefined;
  /** At most 100. */
  limit: number;
}

/** Gives the contact, or null when the hub does not know one. */
export function getContact(z: ZObject, wabaId: string, key: string): Promise<ContactItem | null> {
  const where = path`v1/contacts/${key}`;
  return lookUp(z, 'no-contact', where, { params: { waba_id: wabaId } }, (answer) =>
    withId<ContactItem>(z, answer, 'contact'),
  );
}

/**
 * Gives the contacts to which all of it applies, those that were created last first. Where very few of many contacts
 * are wanted, the hub looks at a part of them for each answer, and is asked on.
 * @throws a sentence when nobody was found in the time of a step, though the hub has not looked at all of them.
 */
export async function listContacts(
  z: ZObject,
  wabaId: string,
  { limit, ...traits }: ContactQuery,
  deadline = new Deadline(),
): Promise<ContactItem[]> {
  const found: ContactItem[] = [];
  for (let cursor: unknown = null; ;) {
    const query = { ...traits, limit: limit - found.length, cursor };
    const { data } = await hub(z, 'v1/contacts', { params: { waba_id: wabaId, ...given(query) } });
    found.push(...listIn<ContactItem>(z, data, 'contacts', 'list of contacts'));
    cursor = memberOf(data, 'next_cursor');
    if (typeof cursor !== 'string' || found.length >= limit) return found;
    if (deadline.left < settings.lookupTimeout) break;
  }
  if (found.length === 0) throw new z.errors.Error(tooMany);
  return found;
}

const tooMany =
  'The account has so many contacts that the hub could not look at all of them in time, and among those that are newest nobody fits. Map the contact’s phone number or user ID, or choose a tag that few contacts have.';

/** Changes a contact. One that the hub does not know is created, if the key is a phone number or a user ID. */
export function putContact(
  z: ZObject,
  wabaId: string,
  key: string,
  change: ContactChange,
): Promise<ContactSaved> {
  return putOn(z, path`v1/contacts/${key}`, wabaId, change);
}

/**
 * As `putContact`, for whom a record names by user ID and phone number. A user ID stays with its person, while a number
 * is given on: when WhatsApp knows the number as somebody else's, the change is made without it.
 */
export async function putContactOfRecord(
  z: ZObject,
  wabaId: string,
  { userId, phone }: { userId: string; phone: string },
  change: ContactChange,
): Promise<ContactSaved & { phoneLeftOut: boolean }> {
  const response = await askToPut(z, path`v1/contacts/${userId}`, wabaId, { ...change, phone });
  if (response.status === 409 && problemOf(response.data) === 'different-people')
    return { ...(await putContact(z, wabaId, userId, change)), phoneLeftOut: true };
  const saved = taken(z, response, (answer) => withContact<ContactSaved>(z, answer));
  return { ...saved, phoneLeftOut: false };
}

/** Changes the tags of a contact, which is created like in `putContact`. `added` and `removed` are what changed. */
export function changeTags(
  z: ZObject,
  wabaId: string,
  key: string,
  change: TagChange,
): Promise<{ contact: ContactItem; added: string[]; removed: string[] }> {
  return putOn(z, path`v1/contacts/${key}/tags`, wabaId, change);
}

/**
 * Records what a contact agreed to; it is created like in `putContact`. `changed` is false when a later change is
 * known: the older one is then kept as evidence only.
 */
export function changeConsent(
  z: ZObject,
  wabaId: string,
  key: string,
  change: ConsentChange,
): Promise<{ contact: ContactItem; previous: ConsentState; changed: boolean }> {
  return putOn(z, path`v1/contacts/${key}/consent`, wabaId, change);
}

/** Closes the conversations of a contact, and gives them as they are then. */
export function resolve(
  z: ZObject,
  wabaId: string,
  key: string,
  resolution: Resolution,
): Promise<ConversationItem[]> {
  const where = path`v1/contacts/${key}/resolution`;
  return put(z, where, wabaId, resolution, (answer) => conversationsIn<ConversationItem>(z, answer));
}

/**
 * Gives the conversations of a contact with their last `messages` (0 to 100) messages, oldest message first; null
 * when the hub does not know the contact.
 */
export function contactConversations(
  z: ZObject,
  wabaId: string,
  key: string,
  query: { phone_number_id?: string | undefined; messages: number },
): Promise<ConversationWithMessages[] | null> {
  const where = path`v1/contacts/${key}/conversations`;
  const params = { waba_id: wabaId, ...given({ ...query }) };
  return lookUp(z, 'no-contact', where, { params }, (answer) =>
    conversationsIn<ConversationWithMessages>(z, answer),
  );
}

function conversationsIn<T>(z: ZObject, answer: unknown): T[] {
  return listIn(z, answer, 'conversations', 'list of conversations');
}

/** Changes a contact; the answer holds it as it is then. */
function putOn<T extends { contact: ContactItem }>(
  z: ZObject,
  where: string,
  wabaId: string,
  change: object,
): Promise<T> {
  return put(z, where, wabaId, change, (answer) => withContact<T>(z, answer));
}

async function put<T>(
  z: ZObject,
  where: string,
  wabaId: string,
  change: object,
  read: (answer: unknown) => T,
): Promise<T> {
  return taken(z, await askToPut(z, where, wabaId, change), read);
}

function askToPut(z: ZObject, where: string, wabaId: string, change: object): Promise<HttpResponse<unknown>> {
  return hub(z, where, { method: 'PUT', body: { waba_id: wabaId, ...change }, skipThrowForStatus: true });
}

/** The answer to a change. Where what was mapped is wrong, the Zap is not: it stays on. */
function taken<T>(z: ZObject, response: HttpResponse<unknown>, read: (answer: unknown) => T): T {
  if (response.status === 404 && problemOf(response.data) === 'no-contact')
    throw new z.errors.HaltedError(unknownContact);
  const refusal = hubRefusal(z, response);
  if (refusal && response.status === 409) throw new z.errors.HaltedError(refusal.message);
  if (refusal) throw refusal;
  return read(response.data);
}

function withContact<T extends { contact: ContactItem }>(z: ZObject, answer: unknown): T {
  withId(z, memberOf(answer, 'contact'), 'contact');
  return answer as T;
}

/** Why a step stops for a contact ID that nobody has. */
export const unknownContact =
  'No such contact is known in this account. Map the contact’s phone number or user ID instead of its contact ID, or choose the account that the contact belongs to.';
