import type { ContactRef } from '../../../../hub/store/contacts/store.js';
import type { Store } from '../../../../hub/store/store.js';
import { exportText } from '../../../../hub/api/export-text.js';

/** The whole export of a contact, as who asked for it reads it; null when there is none. */
export async function exported(store: Store, ref: ContactRef): Promise<Record<string, unknown> | null> {
  const all = await store.exportContact(ref);
  if (!all) return null;
  let text = '';
  for await (const part of exportText(all)) text += part;
  return JSON.parse(text) as Record<string, unknown>;
}
