import type { Update } from '../../../whatsapp/updates.js';
import { e164OfWaId } from '../../../whatsapp/wa-id.js';
import { wasSent } from '../../contacts/message-status.js';
import { touchesOf, type Touch } from '../../contacts/touch.js';
import { identitiesOf } from '../../contacts/who.js';
import { column } from '../database/column.js';
import type { Messages } from './message-set.js';
import { current, type People, type Person } from './people.js';

/** Somebody of whom an update tells something. */
export interface Contacted {
  update: Update;
  touch: Touch;
  /** Ids as columns hold them. */
  wabaId: string;
  phoneNumberId: string | null;
  /** Null: nobody, or it cannot be told who. */
  person: Person | null;
}

/** What the updates tell, in their order; nobody is known yet. */
export function contactedIn(updates: Iterable<Update>, receivedAt: number): Contacted[] {
  const contacted: Contacted[] = [];
  for (const update of updates) {
    const wabaId = column(update.wabaId);
    if (wabaId === '') continue;
    const phoneNumberId = column(update.phoneNumberId);
    for (const touch of touchesOf(update, receivedAt)) {
      contacted.push({ update, touch, wabaId, phoneNumberId, person: null });
    }
  }
  return contacted;
}

/** By what the contacts are found. */
export function identitiesIn({ touch, wabaId }: Contacted): { wabaId: string; identity: string }[] {
  const identities = touch.who ? identitiesOf(touch.who) : [];
  if (touch.what === 'moved') identities.push(...identitiesOf(touch.before));
  return identities.map((identity) => ({ wabaId, identity }));
}

export function messagesIn({ touch, wabaId }: Contacted): { wabaId: string; id: string }[] {
  if ('message' in touch) return [{ wabaId, id: touch.message.id }];
  return touch.what === 'status' ? [{ wabaId, id: touch.status.messageId }] : [];
}

/** Finds out who everybody is, one after the other: a number may change hands between two updates. */
export function identify(contacted: readonly Contacted[], people: People): void {
  for (const one of contacted) {
    const { touch, wabaId } = one;
    if (touch.what === 'moved') {
      one.person = people.move(wabaId, touch.before, touch.who, touch.numberChanged);
    } else if (touch.who) {
      one.person = people.meet(wabaId, touch.who, { own: isOwn(touch) });
    }
  }
  // Later ones may have told that two of the earlier ones are one.
  for (const one of contacted) if (one.person) one.person = current(one.person);
}

/** The conversations that are there already. Where a message is known to have been sent, its statuses change none. */
export function placesIn(
  { touch, wabaId, phoneNumberId, person }: Contacted,
  messages: Messages,
): (readonly [string, string])[] {
  if (!isInConversation(touch) || !person || person.isNew || phoneNumberId === null) return [];
  const known = touch.what === 'status' ? messages.get(wabaId, touch.status.messageId) : null;
  return known && wasSent(known.message) ? [] : [[person.contact.id, phoneNumberId]];
}

/** False for what happened before the hub was there, in a group, or to the number of the customer. */
export function isInConversation(touch: Touch): boolean {
  return touch.what !== 'past' && touch.what !== 'moved' && !(touch.what === 'wrote' && touch.inGroup);
}

export function placeOf({ wabaId, phoneNumberId, person }: Contacted) {
  return { wabaId, phoneNumberId, contactId: person?.contact.id ?? null };
}

/** The customer's own doing; it tells the form of the number to write to. */
export function isOwn({ what }: Touch): boolean {
  return what === 'wrote' || what === 'called' || what === 'moved';
}

export function businessPhone({ data }: Update): string | null {
  return e164OfWaId(data.metadata?.display_phone_number);
}
