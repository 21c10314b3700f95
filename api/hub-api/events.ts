import type { ZObject } from 'zapier-platform-core';
import type { EventKind, HubEvent } from '../../whatsapp/event.js';
import type { EventFilter } from '../../whatsapp/filter.js';
import { hub } from './hub.js';
import { listIn, withId } from '../other-answer.js';
import { hubRefusal } from '../refusal.js';

export interface HubSubscription {
  id: string;
}

/** Asks the hub to deliver the events of one kind to a Zap. The hub gives the same id for the same request. */
export async function addSubscription(
  z: ZObject,
  subscription: { waba_id: string; event: EventKind; target_url: string; filter: EventFilter },
): Promise<HubSubscription> {
  const { data } = await hub(z, 'v1/subscriptions', { method: 'POST', body: { ...subscription } });
  const { id } = withId<HubSubscription>(z, data, 'subscription');
  return { id };
}

/** Ends a subscription; one that the hub no longer knows is ended already. */
export async function removeSubscription(z: ZObject, id: string): Promise<void> {
  const response = await hub(z, `v1/subscriptions/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    skipThrowForStatus: true,
  });
  const refusal = response.status === 404 ? null : hubRefusal(z, response);
  if (refusal) throw refusal;
}

/** Gives the latest events of one kind, newest first. `limit` is at most 100. */
export async function latestEvents(
  z: ZObject,
  query: { waba_id: string; event: EventKind; filter: EventFilter; limit: number },
): Promise<HubEvent[]> {
  const { data } = await hub(z, 'v1/events', {
    params: { ...query, filter: JSON.stringify(query.filter) },
  });
  return listIn(z, data, 'events', 'list of events');
}
