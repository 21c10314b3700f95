import type { AfterResponseMiddleware, BeforeRequestMiddleware } from 'zapier-platform-core';
import { partyOf } from './api/party.js';
import { graphRefusal, hubRefusal } from './api/refusal.js';
import { settings } from './api/settings.js';
import { appSecretProof } from './whatsapp/signature.js';

/**
 * Adds the token, for Graph, Meta's media host and the hub only, and for Graph the proof that we know the app secret.
 * A token near its end asks Zapier to renew it first. A request with `middlewareData: { foreign: true }` goes to an
 * address that somebody else chose, and gets neither.
 */
export const authorize = ((request, z, bundle) => {
  const party = partyOf(request.url);
  if (!party || request.middlewareData?.foreign === true) return request;

  const headers: Record<string, string> = { ...request.headers };
  if (!('Authorization' in headers) && !isTokenEndpoint(request.url)) {
    const { access_token: token, refresh_at: refreshAt } = bundle.authData ?? {};
    if (token && refreshAt && Date.parse(refreshAt) <= Date.now()) {
      throw new z.errors.RefreshAuthError('The access to WhatsApp is about to end and is renewed.');
    }
    if (token) headers.Authorization = `Bearer ${token}`;
  }

  const proof = party === 'graph' ? proofFor(headers.Authorization) : null;
  return {
    ...request,
    headers,
    params: proof ? { ...request.params, appsecret_proof: proof } : request.params,
    // Neither answers with a redirect; following one would carry a message or a proof to another host.
    redirect: party === 'media' ? 'follow' : 'manual',
  };
}) satisfies BeforeRequestMiddleware;

/** Turns the refusals of Graph and of the hub into sentences. A call that reads refusals itself skips it. */
export const explainRefusal = ((response, z) => {
  if (response.skipThrowForStatus) return response;
  const party = partyOf(response.request.url);
  const refusal =
    party === 'graph' ? graphRefusal(z, response) : party === 'hub' ? hubRefusal(z, response) : null;
  if (refusal) throw refusal;
  return response;
}) satisfies AfterResponseMiddleware;

/** Tokens are swapped here, with the app's own credentials in the request. */
function isTokenEndpoint(url: string): boolean {
  return new URL(url).pathname.endsWith('/oauth/access_token');
}

/** Graph API: securing requests. An app's own token (`id|secret`) holds the secret already and takes no proof. */
function proofFor(authorization: string | undefined): string | null {
  const token = authorization?.replace(/^(Bearer|OAuth) /, '');
  return token && !token.includes('|') && settings.clientSecret
    ? appSecretProof(token, settings.clientSecret)
    : null;
}
