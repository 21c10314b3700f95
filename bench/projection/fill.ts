import { randomBytes } from 'node:crypto';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { hubEvent, updatesOf } from '../../whatsapp/updates.js';
import { windowOf } from '../../whatsapp/windows.js';
import { introduced, wrote, wroteTo } from '../../hub/contacts/contact-change.js';
import { newContact } from '../../hub/contacts/contact.js';
import { answered, heard, newConversation } from '../../hub/contacts/conversation.js';
import { inboundEffects } from '../../hub/contacts/inbound.js';
import type { MessageDetails } from '../../hub/contacts/message.js';
import { identitiesOf, nobody } from '../../hub/contacts/who.js';
import { openStore } from '../../hub/store/database/open.js';
import { customerNumber, messageId, SENTENCE, type Business } from '../load/messages.js';
import { trafficBody, trafficUpdate, type TrafficUpdate } from '../load/traffic.js';
import { splice } from './splice.js';

/** What a store is filled with: what the hub would have kept of a traffic that went on from `from` to `until`. */
export interface Contents {
  events: number;
  contacts: number;
  /** Epoch milliseconds. */
  from: number;
  until: number;
  /** Everybody got a tag from a CRM in the last window. */
  tagged?: boolean;
}

/** The load sends the traffic from its beginning; what is stored came from far behind it. */
const firstStored = 11 * 2 ** 27;
/** Has no divisor in common with any number of contacts that is asked for. */
const stride = 99_991;
const cacheKiB = 2_000_000;

/**
 * Makes a SQLite store at `path` with the product's schema and fills it row by row in one transaction. A million
 * events take about a minute.
 */
export async function fillStore(path: string, business: Business, contents: Contents): Promise<void> {
  await (await openStore({ databasePath: path })).close();
  const file = new DatabaseSync(path);
  try {
    // Nobody would miss the file if the machine failed now.
    file.exec(`pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -${cacheKiB}; begin`);
    const contactIds = fillContacts(file, business, contents);
    fillEvents(file, business, contents, contactIds);
    if (contents.tagged) tagEverybody(file, business, contents, contactIds);
    file.exec('commit; pragma journal_mode = wal');
  } finally {
    file.close();
  }
}

/** Gives the id of each contact by the customer's number. Who writes during the load came at no time of their own. */
function fillContacts(file: DatabaseSync, business: Business, { contacts, from, until }: Contents): string[] {
  const { wabaId, phoneNumberId } = business;
  const addContact = inserter(file, 'contacts', ['id', 'waba_id', 'name', 'consent', 'created_at', 'state']);
  const addIdentity = inserter(file, 'contact_identities', ['waba_id', 'identity', 'contact_id']);
  const addConversation = inserter(file, 'conversations', [
    'contact_id',
    'phone_number_id',
    'waba_id',
    'unanswered_since',
    'state',
  ]);
  const addChange = changeInserter(file);
  const ids: string[] = [];
  for (let place = 0; place < contacts; place++) {
    const number = (place * stride) % contacts;
    const createdAt = Math.floor(from + ((until - from) * place) / contacts);
    const who = { ...nobody, waId: customerNumber(number), name: 'Zo\u00eb Example' };
    const contact = newContact(wabaId, createdAt);
    const conversation = newConversation({ wabaId, phoneNumberId, contactId: contact.id });
    const message = { id: '', at: createdAt, type: 'text', text: SENTENCE, status: 'received' } as const;
    introduced(contact, who, true);
    wrote(contact, message, inboundEffects.message);
    heard(conversation, createdAt);
    wroteTo(contact, { at: createdAt + 1 });
    answered(conversation, createdAt + 1);
    ids[number] = contact.id;
    addContact(contact.id, wabaId, 'zoë example', contact.consent.state, createdAt, JSON.stringify(contact));
    for (const identity of identitiesOf(who)) addIdentity(wabaId, identity, contact.id);
    addConversation(contact.id, phoneNumberId, wabaId, null, JSON.stringify(conversation));
    addChange(wabaId, windowOf(createdAt), contact.id, 'created', 'whatsapp', null);
  }
  return ids;
}

function fillEvents(
  file: DatabaseSync,
  business: Business,
  { events, from, until }: Contents,
  contactIds: readonly string[],
): void {
  const { wabaId, phoneNumberId } = business;
  const columns = ['id', 'of_message', 'kind', 'waba_id', 'phone_number_id', 'received_at', 'body'];
  const addEvent = inserter(file, 'events', columns);
  const addMessage = messageInserter(file, business);
  const addWindow = windowInserter(file, business);
  const texts = eventTexts(business, until);
  for (let index = 0; index < events; index++) {
    const at = Math.floor(from + ((until - from) * index) / events);
    const update = trafficUpdate(firstStored + index);
    const customer = update.turn % contactIds.length;
    const contactId = contactIds[customer] ?? '';
    // As random as those that the hub makes.
    const eventId = randomBytes(16).toString('base64url');
    const text = texts[update.what]([eventId, messageId(update.message), customerNumber(customer)]);
    const kind = update.what === 'received' ? 'message' : 'status';
    addEvent(eventId, 1, kind, wabaId, phoneNumberId, at, text);
    if (update.what === 'received' || update.what === 'sent') addMessage(update, contactId, at);
    addWindow(update, contactId, at);
  }
}

/** What the hub stores of each kind of update, with an event's id, a message's id and a number to be put in. */
function eventTexts(
  business: Business,
  at: number,
): Record<TrafficUpdate['what'], (values: [string, string, string]) => string> {
  const textOf = (what: TrafficUpdate['what']) => {
    let index = 0;
    while (trafficUpdate(index).what !== what) index++;
    const { message, turn } = trafficUpdate(index);
    const [update] = updatesOf(JSON.parse(trafficBody(business, index, Math.floor(at / 1000))));
    if (!update) throw new Error('The traffic has a body without an update.');
    const text = JSON.stringify(hubEvent(update, at, false));
    return splice(text, [update.id, messageId(message), customerNumber(turn)]);
  };
  return {
    received: textOf('received'),
    sent: textOf('sent'),
    delivered: textOf('delivered'),
    read: textOf('read'),
  };
}

/** Sent messages were read. */
function messageInserter(file: DatabaseSync, { wabaId, phoneNumberId }: Business) {
  const add = inserter(file, 'messages', [
    'waba_id',
    'id',
    'contact_id',
    'phone_number_id',
    'direction',
    'at',
    'heard',
    'status',
    'state',
  ]);
  return ({ what, message }: TrafficUpdate, contactId: string, at: number): void => {
    const [direction, status] = what === 'received' ? ['in', 'received'] : ['out', 'read'];
    const details: MessageDetails =
      what === 'received'
        ? { type: 'text', text: SENTENCE, told: ['text'] }
        : {
            told: ['sent', 'delivered', 'read'],
            sentAt: at,
            deliveredAt: at,
            readAt: at,
            pricingCategory: 'utility',
          };
    const id = messageId(message);
    add(wabaId, id, contactId, phoneNumberId, direction, at, at, status, JSON.stringify(details));
  };
}

const counted: Record<TrafficUpdate['what'], string> = {
  received: 'messages_in',
  sent: 'messages_out',
  delivered: 'messages_delivered',
  read: 'messages_read',
};

function windowInserter(file: DatabaseSync, { wabaId, phoneNumberId }: Business) {
  const counts = Object.values(counted);
  const adders = Object.fromEntries(
    counts.map((column) => {
      const ones = counts.map((other) => Number(other === column)).join(', ');
      const statement = file.prepare(`
        insert into contact_windows
          (waba_id, window_start, contact_id, phone_number_id, ${counts.join(', ')}, messages_failed)
          values (?, ?, ?, ?, ${ones}, 0)
        on conflict do update set ${column} = ${column} + 1`);
      return [column, statement];
    }),
  );
  return ({ what }: TrafficUpdate, contactId: string, at: number): void => {
    adders[counted[what]]?.run(wabaId, windowOf(at), contactId, phoneNumberId);
  };
}

function tagEverybody(
  file: DatabaseSync,
  { wabaId }: Business,
  { until }: Contents,
  contactIds: readonly string[],
): void {
  const columns = ['contact_id', 'tag', 'waba_id', 'name', 'present', 'changed_at', 'source'];
  const addTag = inserter(file, 'contact_tags', columns);
  const addChange = changeInserter(file);
  for (const contactId of contactIds) {
    addTag(contactId, 'summer sale', wabaId, 'Summer sale', 1, until - 1, 'hubspot');
    addChange(wabaId, windowOf(until - 1), contactId, 'tag_added', 'hubspot', 'Summer sale');
  }
}

function changeInserter(file: DatabaseSync) {
  return inserter(file, 'contact_changes', [
    'waba_id',
    'window_start',
    'contact_id',
    'kind',
    'source',
    'detail',
  ]);
}

function inserter(file: DatabaseSync, table: string, columns: readonly string[]) {
  const marks = columns.map(() => '?').join(', ');
  const statement = file.prepare(`insert into ${table} (${columns.join(', ')}) values (${marks})`);
  return (...values: SQLInputValue[]): void => void statement.run(...values);
}
