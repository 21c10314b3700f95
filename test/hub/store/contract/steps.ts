import type { EventKind } from '../../../../whatsapp/event.js';
import type { EventFilter } from '../../../../whatsapp/filter.js';
import { updatesOf, type Update } from '../../../../whatsapp/updates.js';
import type { Claim, Settlement, Store } from '../../../../hub/store/store.js';
import { body, textMessage, waba } from '../../bodies.js';

/** Noon of some day; the tests choose their own times. */
export const noon = Date.UTC(2026, 0, 15, 12);

export function messages(...texts: Parameters<typeof textMessage>[0][]): Update[] {
  return updatesOf(body({ messages: texts.map(textMessage) }));
}

export function subscribe(store: Store, filter: EventFilter = {}, event: EventKind = 'message', to = 'zap') {
  return store.addSubscription({
    wabaId: waba,
    event,
    targetUrl: `https://hooks.zapier.com/hooks/standard/1/${to}/`,
    filter,
  });
}

export function claim(store: Store, more: Partial<Parameters<Store['claim']>[0]> = {}): Promise<Claim[]> {
  return store.claim({
    now: noon,
    leaseMs: 30_000,
    subscriptions: 50,
    events: 100,
    bytes: 1_000_000,
    ...more,
  });
}

/** The texts of the messages in a claim, in order. */
export function textsOf(claimed: Claim | undefined): string[] {
  return (claimed?.bodies ?? []).map(
    (json) => (JSON.parse(json) as { data: { message: { text: { body: string } } } }).data.message.text.body,
  );
}

export function delivered({ subscriptionId, upTo }: Claim): Settlement {
  return { outcome: 'delivered', subscriptionId, upTo };
}

export function retry({ subscriptionId }: Claim, more: Partial<Settlement> = {}): Settlement {
  return {
    outcome: 'retry',
    subscriptionId,
    dueAt: noon + 60_000,
    failingSince: noon,
    attempts: 1,
    throttled: false,
    reason: 'answered 500',
    ...more,
  } as Settlement;
}

/** The only claim there is. */
export async function claimOne(store: Store, more: Partial<Parameters<Store['claim']>[0]> = {}) {
  const [first, ...others] = await claim(store, more);
  if (!first || others.length > 0)
    throw new Error(`expected one claim, got ${first ? others.length + 1 : 0}`);
  return first;
}
