import { join } from 'node:path';
import type { Bench } from '../bench.js';
import { fillStore } from './fill.js';

/** A store that was filled before the load. */
export interface Filled {
  path: string;
  events: number;
}

/** What the contestants work on: one of them on the large store itself, the others on copies of the small one. */
export interface Stores {
  small: Filled;
  large: Filled;
}

/** Both stores know as many, so that they differ in nothing but their events. Some of them write during the load. */
export const CONTACTS = 50_000;
const smallEvents = 10_000;
/** Shorter than every retention, so that the hub deletes nothing. */
const days = 13;

/** Makes both; the large one takes about a kilobyte of the disk for each event. */
export async function fillStores(bench: Bench, largeEvents: number): Promise<Stores> {
  return {
    small: await filled(bench, 'small', smallEvents),
    large: await filled(bench, 'large', largeEvents),
  };
}

async function filled({ account, folder, say }: Bench, name: string, events: number): Promise<Filled> {
  const until = Date.now();
  const path = join(folder, `${name}.db`);
  const from = until - days * 86_400_000;
  await fillStore(path, account.business, { events, contacts: CONTACTS, from, until });
  const seconds = Math.round((Date.now() - until) / 1000);
  say(`Filled the ${name} store with ${events} events of ${CONTACTS} contacts in ${seconds} s`);
  return { path, events };
}
