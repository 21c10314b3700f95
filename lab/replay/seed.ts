import { luckyGarden } from '../cloud-api/seed/seed.js';
import type { CloudApiOptions } from '../cloud-api/cloud-api.js';

/** A world in which one business owns all these WhatsApp Business accounts, so that one token may use them. */
export function seedOf(accounts: ReadonlySet<string>): NonNullable<CloudApiOptions['seed']> {
  const seed = luckyGarden();
  const [pattern] = seed.wabas;
  if (!pattern) throw new Error('The seed of the local Meta has no account.');
  const wabas = [...accounts].map((id) => ({
    ...pattern,
    id,
    name: `Account ${id}`,
    subscriptions: new Map<string, null>(),
    templates: [],
  }));
  // Without messages in the files nobody listens, but a connection needs an account.
  return { ...seed, wabas: wabas.length > 0 ? wabas : [pattern], phoneNumbers: [] };
}
