import type { UpdateKind } from './event.js';
import { contactFor } from './contact.js';
import { ruleOf } from './webhook-fields.js';
import { isObject, type JsonObject } from './json.js';
import { isNamed, messageUpdate, otherUpdate, statusUpdate, type Place, type Update } from './update.js';
import type { Metadata } from './webhook.js';

export { hubEvent, type Update } from './update.js';

const NO_METADATA: Metadata = Object.freeze({});

/** True for a body that Meta sends about WhatsApp, and not about one of its other products. */
export function isWhatsAppBody(body: unknown): boolean {
  return isObject(body) && body['object'] === 'whatsapp_business_account';
}

/**
 * Every update in one webhook body, in Meta's order. It never throws and loses nothing: a part of a shape
 * nobody knows becomes an update of kind `unknown` that holds the part as it came.
 */
export function updatesOf(body: unknown): Update[] {
  const updates: Update[] = [];
  if (isObject(body) && Array.isArray(body['entry'])) {
    for (const entry of body['entry'] as unknown[]) readEntry(entry, updates);
  } else {
    updates.push(otherUpdate(placeOf('', '', null, {}), 'unknown', body));
  }
  return updates;
}

function readEntry(entry: unknown, updates: Update[]): void {
  const known = isObject(entry) ? entry : {};
  const wabaId = accountId(known['id']);
  const time = known['time'];
  const changes = known['changes'];
  if (!Array.isArray(changes) || changes.length === 0) {
    updates.push(otherUpdate(placeOf(wabaId, '', time, {}), 'unknown', entry));
    return;
  }
  for (const change of changes as unknown[]) readChange(wabaId, time, change, updates);
}

/** Meta writes ids as texts; one that came as a number names the same account. */
function accountId(id: unknown): string {
  if (isNamed(id)) return id;
  return Number.isSafeInteger(id) ? String(id) : '';
}

function readChange(wabaId: string, time: unknown, change: unknown, updates: Update[]): void {
  const field = isObject(change) && isNamed(change['field']) ? change['field'] : '';
  const value = isObject(change) ? change['value'] : undefined;
  if (!isObject(value)) {
    updates.push(otherUpdate(placeOf(wabaId, field, time, {}), 'unknown', change));
    return;
  }
  const place = placeOf(wabaId, field, time, value);
  const rule = ruleOf(field);
  if ('whole' in rule) updates.push(otherUpdate(place, rule.whole, value));
  else readLists(place, value, rule.lists, updates);
}

/** One update per entry of the lists that the field is known for; what is left over becomes one more. */
function readLists(
  place: Place,
  value: JsonObject,
  lists: ReadonlyMap<string, UpdateKind>,
  updates: Update[],
): void {
  const before = updates.length;
  const contacts = Array.isArray(value['contacts']) ? (value['contacts'] as unknown[]) : [];
  const unclaimed = new Set(contacts);
  const rest: JsonObject = {};
  for (const member of Object.keys(value)) {
    const list = value[member];
    const kind = lists.get(member);
    if (kind !== undefined && Array.isArray(list)) {
      for (const item of list as unknown[]) {
        const update = itemUpdate(place, kind, item, contacts, list.length === 1);
        unclaimed.delete(update.data.contact);
        updates.push(update);
      }
    } else if (!isShared(member, list)) setOwn(rest, member, list);
  }
  if (unclaimed.size > 0) rest['contacts'] = [...unclaimed];
  if (updates.length === before) updates.push(otherUpdate(place, 'unknown', value));
  else if (Object.keys(rest).length > 0) updates.push(otherUpdate(place, 'unknown', rest));
}

/** True for the members that every update of the change carries with it. */
function isShared(member: string, content: unknown): boolean {
  if (member === 'messaging_product') return content === 'whatsapp';
  if (member === 'metadata') return isObject(content);
  return member === 'contacts' && Array.isArray(content);
}

/** Sets a member of any name, `__proto__` included. */
function setOwn(target: JsonObject, member: string, value: unknown): void {
  Object.defineProperty(target, member, { value, enumerable: true, writable: true, configurable: true });
}

function itemUpdate(
  place: Place,
  kind: UpdateKind,
  item: unknown,
  contacts: readonly unknown[],
  alone: boolean,
): Update {
  if (!isObject(item)) return otherUpdate(place, 'unknown', item);
  const contact = contactFor(contacts, item, alone);
  if (kind === 'message' && isNamed(item['id']) && isNamed(item['type'])) {
    return messageUpdate(place, item, contact);
  }
  // Payments borrow the list of statuses; their words are other ones.
  if (kind === 'status' && item['type'] === 'payment') return otherUpdate(place, 'payment', item, contact);
  if (kind === 'status' && isNamed(item['id']) && isNamed(item['status'])) {
    return statusUpdate(place, item, contact);
  }
  const understood = kind !== 'message' && kind !== 'status';
  return otherUpdate(place, understood ? kind : 'unknown', item, contact);
}

function placeOf(wabaId: string, field: string, time: unknown, value: JsonObject): Place {
  const metadata: Metadata = isObject(value['metadata']) ? value['metadata'] : NO_METADATA;
  return { wabaId, field, time, phoneNumberId: phoneNumberIdOf(metadata, value), metadata };
}

function phoneNumberIdOf(metadata: Metadata, value: JsonObject): string | null {
  if (isNamed(metadata.phone_number_id)) return metadata.phone_number_id;
  const settings = value['phone_number_settings'];
  const id = isObject(settings) ? settings['phone_number_id'] : undefined;
  return isNamed(id) ? id : null;
}
