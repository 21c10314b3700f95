import type { HttpRequestOptions, HttpResponse, ZObject } from 'zapier-platform-core';
import type { EventKind, HubEvent } from '../whatsapp/event.js';
import type { EventFilter } from '../whatsapp/filter.js';
import { ask } from './ask.js';
import type { Deadline } from './deadline.js';
import { hubRefusal } from './refusal.js';
import { settings } from './settings.js';

export interface HubSubscription {
  id: string;
}

/** Asks the hub to deliver the events of one kind to a Zap. The hub gives the same id for the same request. */
export async function addSubscription(
  z: ZObject,
  subscription: { waba_id: string; event: EventKind; target_url: string; filter: EventFilter },
): Promise<HubSubscription> {
  const { data } = await hub(z, 'v1/subscriptions', { method: 'POST', body: { ...subscription } });
  return { id: (data as HubSubscription).id };
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
  return (data as { events: HubEvent[] }).events;
}

/**
 * Tells the hub that a template was submitted, so that it can say how long the review took. Gives null, or a sentence
 * why nobody will know: the template is submitted all the same. `status` is Meta's word.
 */
export async function tellReview(
  z: ZObject,
  review: { waba_id: string; template_id: string; submitted_at: string; status: string },
  deadline: Deadline,
): Promise<string | null> {
  if (!settings.hubUrl) return 'There is no hub, so the time of the review is not measured.';
  const { status, ...submission } = review;
  const decision = status.toLowerCase();
  const decided = decision === 'approved' || decision === 'rejected';
  try {
    await hub(z, 'v1/templates/reviews', {
      method: 'POST',
      timeout: deadline.within(z, settings.lookupTimeout),
      body: { ...submission, ...(decided && { decision }) },
    });
    return null;
  } catch {
    return 'The hub could not be told, so the time of the review is not measured.';
  }
}

function hub(z: ZObject, where: string, options: HttpRequestOptions): Promise<HttpResponse<unknown>> {
  if (!settings.hubUrl) {
    throw new z.errors.Error(
      'This trigger needs the hub, because WhatsApp keeps no list of past messages. ' +
        'Ask the person who runs this integration to start the hub and to set HUB_URL to its address.',
    );
  }
  return ask(z, 'The hub', {
    timeout: settings.lookupTimeout,
    ...options,
    url: `${settings.hubUrl}/${where}`,
  });
}
