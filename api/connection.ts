import type { Bundle } from 'zapier-platform-core';
import { grantedAccounts, missingPermissions } from '../whatsapp/granted-accounts.js';
import { settings } from './settings.js';
import type { TokenFacts } from './graph-api/tokens.js';

const DAY = 24 * 60 * 60 * 1_000;
/** A token is renewed when it has less than this left, in milliseconds. */
export const RENEWAL_SPAN = 7 * DAY;

/** What Zapier keeps of a connection. Flat texts only: Zapier keeps nothing else. */
export type Connection = {
  access_token: string;
  /** ISO-8601; '' when the token has no end. */
  expires_at: string;
  /** ISO-8601: from when on the token is renewed; '' when it never is. */
  refresh_at: string;
  /** Ids with commas between them; '' when every account was granted. */
  waba_ids: string;
  business_name: string;
};

/** Says why a token cannot be used here and what to do, or gives null when it can. */
export function problemOf(facts: TokenFacts): string | null {
  if (facts.appId && facts.appId !== settings.clientId) return anotherApp;
  if (!facts.valid) {
    return 'Meta says that this access to WhatsApp is no longer valid. Connect again to get a new one.';
  }
  const missing = missingPermissions(facts.scopes);
  if (missing.length > 0) {
    return `The permission ${missing.join(' and ')} was not given. Connect again and leave every permission switched on in Meta’s window.`;
  }
  return grantedWabas(facts)?.length === 0 ? noAccount : null;
}

export const anotherApp =
  'This access was given to another Meta app. Ask the person who runs this integration to check that CLIENT_ID is the ID of the Meta app people sign in to.';

export const noAccount =
  'No WhatsApp Business account was chosen. Connect again, and tick at least one WhatsApp Business account in Meta’s window.';

/** The accounts that both WhatsApp permissions were given for; null for every account (Graph API: debug_token). */
export function grantedWabas({ targets }: TokenFacts): string[] | null {
  return grantedAccounts(targets);
}

/** Puts together what Zapier keeps. */
export function connection(token: string, facts: TokenFacts, businessName: string): Connection {
  return {
    access_token: token,
    expires_at: facts.expiresAt === null ? '' : new Date(facts.expiresAt).toISOString(),
    refresh_at: facts.expiresAt === null ? '' : renewal(facts.expiresAt),
    waba_ids: grantedWabas(facts)?.join(',') ?? '',
    business_name: businessName,
  };
}

/** Never earlier than in a day: a token whose life Meta does not lengthen would be renewed at each request. */
function renewal(expiresAt: number): string {
  return new Date(Math.max(expiresAt - RENEWAL_SPAN, Date.now() + DAY)).toISOString();
}

/** The accounts this connection was granted; none means all. */
export function wabaIdsOf(bundle: Bundle): string[] {
  return (bundle.authData.waba_ids ?? '').split(',').filter(Boolean);
}
