import { WINDOW_MS, type ContactWindowItem, type DigestItem } from '../../../../whatsapp/windows.js';
import type { WindowQuery } from '../../../../hub/store/contacts/store.js';
import type { Store } from '../../../../hub/store/store.js';
import { waba } from '../../bodies.js';
import { number } from './contact-steps.js';
import { noon } from './steps.js';

export const ref = { wabaId: waba, key: number };
export const hour = 3_600_000;
export const year = 365 * 24 * hour;

/** The end of the quarter of an hour that begins at noon. */
export const later = noon + WINDOW_MS;

type Asked = Partial<WindowQuery>;

export const query = (asked: Asked): WindowQuery => ({
  wabaId: waba,
  ignoreSources: [],
  tagsOnly: false,
  since: 0,
  now: later,
  limit: 500,
  ...asked,
});

export async function windows(store: Store, asked: Asked = {}): Promise<ContactWindowItem[]> {
  return (await store.contactWindows(query(asked))).items;
}

export async function digests(store: Store, asked: Asked = {}): Promise<DigestItem[]> {
  return (await store.digests(query(asked))).items;
}

export const tag = (store: Store, tags: string[], more: object = {}) =>
  store.changeTags(ref, { mode: 'add', tags, at: noon - 1, source: 'hubspot', ...more }, noon);
