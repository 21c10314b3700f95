import { listOf, objectOf, textOf, type JsonObject } from '../json.js';
import { e164OfWaId } from '../wa-id.js';
import type { IncomingMessage } from '../webhook.js';

/** One contact card out of a `contacts` message. A card with several phones or emails gives all of them too. */
export interface SharedContact {
  name: string | null;
  first_name: string | null;
  last_name: string | null;
  company: string | null;
  job_title: string | null;
  /** E.164 when the number is on WhatsApp, else as it is written on the card. */
  phone: string | null;
  wa_id: string | null;
  email: string | null;
  address: string | null;
  birthday: string | null;
  website: string | null;
  all_phones: string | null;
  all_emails: string | null;
}

export function sharedContacts(message: IncomingMessage): SharedContact[] {
  return listOf(message['contacts']).map((card) => contactOf(objectOf(card)));
}

function contactOf(card: JsonObject): SharedContact {
  const name = objectOf(card['name']);
  const org = objectOf(card['org']);
  const phones = listOf(card['phones']).map(objectOf);
  // The number that is on WhatsApp is the one that can be written to.
  const phone = objectOf(phones.find((entry) => textOf(entry['wa_id'])) ?? phones[0]);
  const emails = textsOf(card['emails'], 'email');
  return {
    name: textOf(name['formatted_name']),
    first_name: textOf(name['first_name']),
    last_name: textOf(name['last_name']),
    company: textOf(org['company']),
    job_title: textOf(org['title']),
    phone: e164OfWaId(phone['wa_id']) ?? textOf(phone['phone']),
    wa_id: textOf(phone['wa_id']),
    email: emails[0] ?? null,
    address: addressOf(objectOf(listOf(card['addresses'])[0])),
    birthday: textOf(card['birthday']),
    website: textsOf(card['urls'], 'url')[0] ?? null,
    all_phones: joined(textsOf(card['phones'], 'phone')),
    all_emails: joined(emails),
  };
}

function addressOf(address: JsonObject): string | null {
  return joined(['street', 'city', 'state', 'zip', 'country'].flatMap((part) => textOf(address[part]) ?? []));
}

function textsOf(list: unknown, member: string): string[] {
  return listOf(list).flatMap((entry) => textOf(objectOf(entry)[member]) ?? []);
}

function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join(', ');
}
