import type { Store } from '../../../../hub/store/store.js';
import type { FailureItem } from '../../../../whatsapp/failure.js';
import { waba } from '../../bodies.js';
import { ask, go, refused, tell, unknown } from '../../sends.js';
import { claim, messages, noon, subscribe } from './steps.js';

export const minute = 60_000;
export const day = 86_400_000;
export const otherWaba = '777000111222333';

export async function list(store: Store, more: object = {}): Promise<FailureItem[]> {
  return (await store.failures({ wabaId: waba, limit: 100, ...more })).items;
}

export async function onlyFailure(store: Store): Promise<FailureItem> {
  const [first, ...others] = await list(store);
  if (!first || others.length > 0) throw new Error('expected one failure');
  return first;
}

/** Gives up everything that waits for a subscription now. */
export async function giveUp(store: Store, reason = 'hooks.zapier.com answered with status 500.') {
  for (const { subscriptionId, upTo } of await claim(store))
    await store.settle([{ outcome: 'failed', subscriptionId, upTo, reason }]);
}

export async function failedDeliveries(store: Store, ...texts: string[]) {
  const subscription = await subscribe(store);
  await store.append(messages(...texts.map((text) => ({ text }))), noon);
  await giveUp(store);
  return subscription;
}

export async function refusedSend(store: Store, now = noon, changes: Parameters<typeof go>[2] = {}) {
  const operation = await go(store, now, changes);
  await tell(store, operation, refused('never'), now);
  return operation;
}

export async function lostSend(store: Store) {
  const operation = await go(store, noon);
  await tell(store, operation, unknown, noon);
  expect(await ask(store, noon + minute)).toMatchObject({ decision: 'given_up' });
  return operation;
}
