import type { HttpResponse, ZObject } from 'zapier-platform-core';
import type { GraphError } from '../../whatsapp/errors.js';
import { graph } from './graph-call.js';
import { graphErrorOf, graphRefusal } from '../refusal.js';
import { settings } from '../settings.js';

/** A token as Meta hands it out. */
export interface IssuedToken {
  token: string;
  /** Seconds it lives; null when it has no end. */
  lifetime: number | null;
}

/** What Meta knows of a token (Graph API: debug_token). */
export interface TokenFacts {
  valid: boolean;
  /** Meta's reason when it is not valid. */
  reason: string;
  appId: string;
  /** Epoch milliseconds; null when it has no end. */
  expiresAt: number | null;
  scopes: string[];
  /** Accounts by scope; a scope that is missing here holds for all accounts. */
  targets: Map<string, string[]>;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; error: GraphError };

/** Swaps the code of the OAuth dialog for a token. */
export function exchangeCode(z: ZObject, code: string, redirectUri: string): Promise<Answer<IssuedToken>> {
  return issue(z, { code, redirect_uri: redirectUri });
}

/** Swaps a token that is still valid for one that lives about 60 days (Graph API: fb_exchange_token). */
export function extendToken(z: ZObject, token: string): Promise<Answer<IssuedToken>> {
  return issue(z, { grant_type: 'fb_exchange_token', fb_exchange_token: token });
}

/** Asks Meta whose token this is, what it may do, and how long it lives. */
export async function inspectToken(z: ZObject, token: string): Promise<Answer<TokenFacts>> {
  const answer = await answerOf(
    z,
    'debug_token',
    { input_token: token },
    {
      Authorization: `Bearer ${settings.clientId}|${settings.clientSecret}`,
    },
  );
  if (!answer.ok) return answer;
  const facts = (answer.value as { data?: DebugToken }).data ?? {};
  return {
    ok: true,
    value: {
      valid: facts.is_valid === true,
      reason: facts.error?.message ?? '',
      appId: facts.app_id ?? '',
      expiresAt: facts.expires_at ? facts.expires_at * 1_000 : null,
      scopes: facts.scopes ?? [],
      targets: new Map(
        (facts.granular_scopes ?? []).flatMap(({ scope, target_ids }) =>
          target_ids ? [[scope, target_ids]] : [],
        ),
      ),
    },
  };
}

interface DebugToken {
  is_valid?: boolean;
  app_id?: string;
  /** Epoch seconds; 0 for a token without an end. */
  expires_at?: number;
  scopes?: string[];
  granular_scopes?: { scope: string; target_ids?: string[] }[];
  error?: { message?: string };
}

async function issue(z: ZObject, params: Record<string, string>): Promise<Answer<IssuedToken>> {
  const app = { client_id: settings.clientId, client_secret: settings.clientSecret };
  const answer = await answerOf(z, 'oauth/access_token', { ...app, ...params });
  if (!answer.ok) return answer;
  const { access_token, expires_in } = answer.value as { access_token?: string; expires_in?: number };
  if (!access_token) return { ok: false, error: { code: 1, message: 'The answer held no token.' } };
  return { ok: true, value: { token: access_token, lifetime: expires_in || null } };
}

async function answerOf(
  z: ZObject,
  where: string,
  params: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer<unknown>> {
  let response: HttpResponse<unknown>;
  try {
    response = await graph(z, where, { params, headers, skipThrowForStatus: true });
  } catch (error) {
    // Zapier's own middleware turns every 401 into this, and would try to refresh a token that is being made.
    if (error instanceof z.errors.RefreshAuthError) return { ok: false, error: { code: 190 } };
    throw error;
  }
  const error = graphErrorOf(response.data);
  if (error) return { ok: false, error };
  const refusal = graphRefusal(z, response);
  if (refusal) throw refusal;
  return { ok: true, value: response.data };
}
