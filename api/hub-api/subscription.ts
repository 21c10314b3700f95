import type { Bundle, ZObject } from 'zapier-platform-core';
import type { HubEvent, HubEventOf } from '../../whatsapp/event.js';
import type { EventFilter } from '../../whatsapp/filter.js';
import { receiveWebhooks } from '../graph-api/graph.js';
import { addSubscription, latestEvents, removeSubscription, type HubSubscription } from './events.js';

/** How many events a test of a trigger asks for; the Zap editor shows three. */
const SAMPLES = 3;
const LIST = 25;

/** What one instant trigger wants to hear of. */
export interface Wish<K extends HubEvent['event'] = HubEvent['event']> {
  wabaId: string;
  event: K;
  filter: EventFilter;
}

/** Starts the deliveries to this Zap. Other Zaps keep theirs. */
export async function subscribe(z: ZObject, bundle: Bundle, wish: Wish): Promise<HubSubscription> {
  // First Meta, then the hub: when Meta refuses, no subscription is left behind that nobody would end.
  await receiveWebhooks(z, wish.wabaId);
  return addSubscription(z, {
    waba_id: wish.wabaId,
    event: wish.event,
    target_url: bundle.targetUrl ?? '',
    filter: wish.filter,
  });
}

/** Ends the deliveries to this Zap, and to no other. */
export async function unsubscribe(z: ZObject, bundle: Bundle): Promise<{ id?: string }> {
  const id = bundle.subscribeData?.id;
  if (!id) return {};
  await removeSubscription(z, id);
  return { id };
}

/** Gives the latest events that would have started this Zap, newest first. */
export async function latest<K extends HubEvent['event']>(
  z: ZObject,
  bundle: Bundle,
  wish: Wish<K>,
): Promise<HubEventOf<K>[]> {
  const events = await latestEvents(z, {
    waba_id: wish.wabaId,
    event: wish.event,
    filter: wish.filter,
    limit: bundle.meta?.isLoadingSample ? SAMPLES : LIST,
  });
  return eventsIn(events, wish.event);
}

/** Gives the events of one kind out of what the hub delivered: one event, or an array. Anything else is left out. */
export function eventsIn<K extends HubEvent['event']>(body: unknown, kind: K): HubEventOf<K>[] {
  return (Array.isArray(body) ? body : [body]).filter((event): event is HubEventOf<K> =>
    isEventOf(event, kind),
  );
}

function isEventOf(event: unknown, kind: string): boolean {
  if (!isRecord(event) || event.event !== kind || typeof event.id !== 'string') return false;
  return isRecord(event.data) && (!(kind in content) || isRecord(event.data[content[kind] ?? '']));
}

/** The member of `data` without which an event of the kind says nothing. */
const content: Record<string, string> = {
  message: 'message',
  status: 'status',
  template: 'value',
  consent: 'contact',
  handoff: 'conversation',
  failure: 'failure',
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
