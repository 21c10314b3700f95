import { updatesOf } from '../../whatsapp/updates.js';
import type { FoundBody } from './bodies.js';

/** The WhatsApp Business accounts whose messages or statuses are in the bodies. */
export function accountsOf(bodies: FoundBody[]): Set<string> {
  const accounts = new Set<string>();
  for (const { body } of bodies) {
    for (const { kind, wabaId } of updatesOf(body)) {
      if ((kind === 'message' || kind === 'status') && wabaId !== '') accounts.add(wabaId);
    }
  }
  return accounts;
}
