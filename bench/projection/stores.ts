import { join } from 'node:path';
import type { Bench } from '../bench.js';
import { CUSTOMERS } from '../load/messages.js';
import { fillStore } from './fill.js';

/** A store that was filled before the load. */
export interface Filled {
  path: string;
  events: number;
  contacts: number;
}

/** What the contestants work on: one of them on the large store itself, the others on copies of the small one. */
export interface Stores {
  small: Filled;
  large: Filled;
}

const smallEvents = 10_000;
const eventsPerContact = 20;
/** Shorter than every retention, so that the hub deletes nothing. */
const days = 13;

/** Everybody who writes during the load is known in both stores. */
export async function fillStores(bench: Bench, largeEvents: number): Promise<Stores> {
  return {
    small: await filled(bench, 'small', smallEvents),
    large: await filled(bench, 'large', largeEvents),
  };
}

async function filled({ account, folder, say }: Bench, name: string, events: number): Promise<Filled> {
  const until = Date.now();
  const path = join(folder, `${name}.db`);
  const contacts = Math.max(CUSTOMERS, Math.round(events / eventsPerContact));
  await fillStore(path, account.business, { events, contacts, from: until - days * 86_400_000, until });
  const seconds = Math.round((Date.now() - until) / 1000);
  say(`Filled the ${name} store with ${events} events of ${contacts} contacts in ${seconds} s`);
  return { path, events, contacts };
}
