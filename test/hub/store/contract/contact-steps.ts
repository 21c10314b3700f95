import type { ContactItem } from '../../../../whatsapp/contact-item.js';
import type { Update } from '../../../../whatsapp/updates.js';
import type { Store } from '../../../../hub/store/store.js';
import { waba } from '../../bodies.js';
import { start } from '../../updates.js';
import { noon } from './steps.js';

/** The customer that `said` and `told` speak of where a test names nobody. */
export const number = '16505551234';

/** A moment in seconds after the start that the updates count from. */
export const iso = (seconds: number) => new Date((start + seconds) * 1_000).toISOString();

export async function contactOf(store: Store, key = number): Promise<ContactItem> {
  const contact = await store.contact({ wabaId: waba, key });
  if (!contact) throw new Error(`nobody is ${key}`);
  return contact;
}

export async function everybody(store: Store, wabaId = waba): Promise<ContactItem[]> {
  return (await store.contacts({ wabaId, limit: 100 })).items;
}

/** Appends each of the bodies by itself, in order. */
export async function appendEach(store: Store, ...bodies: Update[][]): Promise<void> {
  for (const updates of bodies) await store.append(updates, noon);
}
