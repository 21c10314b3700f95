import type { ItemKind } from '../../mappings/facts.js';
import type { HubEvent } from '../../whatsapp/event.js';
import { isObject } from '../../whatsapp/json.js';
import { messageItem } from '../../whatsapp/message.js';
import { statusItem } from '../../whatsapp/status.js';
import { hubEvent, isWhatsAppBody, updatesOf } from '../../whatsapp/updates.js';

export interface KnownItem {
  kind: ItemKind;
  item: unknown;
}

/** What only items of a kind have, the surest first. */
const marks: readonly (readonly [member: string, kind: ItemKind])[] = [
  ['contacts_changed', 'digest'],
  ['previous_consent', 'consent'],
  ['recipient_phone', 'status'],
  ['sender_phone', 'message'],
  ['inbound_count', 'contact'],
  ['consent', 'contact'],
];

/** The items of triggers in a JSON value: those of a webhook body’s messages and statuses, an item, or a list of either. */
export function itemsIn(content: unknown): KnownItem[] {
  if (Array.isArray(content)) return content.flatMap(itemsIn);
  if (isWhatsAppBody(content))
    return updatesOf(content).flatMap((update) => ofEvent(hubEvent(update, Date.now(), false)));
  if (!isObject(content)) return [];
  const kind = marks.find(([member]) => Object.hasOwn(content, member))?.[1];
  return kind ? [{ kind, item: content }] : [];
}

function ofEvent(event: HubEvent): KnownItem[] {
  if (event.event === 'message') return [{ kind: 'message', item: messageItem(event) }];
  if (event.event === 'status') return [{ kind: 'status', item: statusItem(event) }];
  return [];
}
