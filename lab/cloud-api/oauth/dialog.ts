import type { FastifyInstance, FastifyReply } from 'fastify';
import { parametersOf } from '../access.js';
import type { Codes, Grant } from '../codes.js';
import { dialogPage, problemPage } from './dialog-page.js';
import type { App } from '../entities.js';
import { asText, type Json } from '../json.js';
import type { World } from '../world.js';

const ALL_SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging', 'business_management'];
const KNOWN_SCOPES = [...ALL_SCOPES, 'public_profile', 'email'];

interface Ask {
  app: App;
  redirectUri: string;
  state: string | undefined;
  scopes: string[];
  kind: Grant['kind'];
}

/**
 * The dialog in which a person lets the app use their accounts (Facebook Login for Business: manual flow):
 * a page with Allow and Not now; `auto=1` allows at once, `auto=0` declines at once.
 */
export function registerDialog(
  server: FastifyInstance,
  world: World,
  codes: Codes,
  redirectUris: readonly string[] | null,
): void {
  server.get('/dialog/oauth', (request, reply) => {
    const parameters = parametersOf(request);
    const ask = askOf(parameters, world, redirectUris);
    if (typeof ask === 'string') return reply.status(400).type('text/html').send(problemPage(ask));
    if (parameters.auto === '1')
      return allow(
        reply,
        ask,
        world.wabas.map((waba) => waba.id),
        codes,
      );
    if (parameters.auto === '0') return decline(reply, ask);
    return reply.type('text/html').send(dialogPage(ask.app.name, world.businesses, world.wabas, ask.scopes));
  });

  // The page posts back to its own address, so the query is the dialog's and the body the person's answer.
  server.post('/dialog/oauth', (request, reply) => {
    const parameters = parametersOf(request);
    const ask = askOf(parameters, world, redirectUris);
    if (typeof ask === 'string') return reply.status(400).type('text/html').send(problemPage(ask));
    if (parameters.answer !== 'allow') return decline(reply, ask);
    const chosen = world.wabas.map((waba) => waba.id).filter((id) => parameters[`waba_${id}`] !== undefined);
    return allow(reply, ask, chosen, codes);
  });
}

/** What the app asks for, or a sentence on what is wrong with how it asks. */
function askOf(parameters: Json, world: World, redirectUris: readonly string[] | null): Ask | string {
  const app = world.apps.get(asText(parameters.client_id) ?? '');
  if (!app) return 'Invalid App ID: The provided app ID does not look like a valid app ID.';
  const redirectUri = asText(parameters.redirect_uri) ?? '';
  if (!isRedirectUri(redirectUri, redirectUris)) {
    return "URL Blocked: This redirect failed because the redirect URI is not whitelisted in the app's Client OAuth Settings.";
  }
  if (parameters.response_type !== undefined && parameters.response_type !== 'code') {
    return 'Unsupported response type: the lab answers with a code only.';
  }
  const byConfiguration = parameters.config_id !== undefined;
  const scopes = byConfiguration ? ALL_SCOPES : scopesOf(asText(parameters.scope));
  const unknown = scopes.filter((scope) => !KNOWN_SCOPES.includes(scope));
  if (unknown.length > 0) return `Invalid Scopes: ${unknown.join(', ')}.`;
  return {
    app,
    redirectUri,
    state: asText(parameters.state),
    scopes,
    kind: byConfiguration ? 'SYSTEM_USER' : 'USER',
  };
}

function scopesOf(scope: string | undefined): string[] {
  return [...new Set([...(scope ?? '').split(/[\s,]+/).filter(Boolean), 'public_profile'])];
}

function isRedirectUri(uri: string, registered: readonly string[] | null): boolean {
  if (registered) return registered.includes(uri);
  return URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol);
}

function allow(reply: FastifyReply, ask: Ask, wabaIds: string[], codes: Codes): FastifyReply {
  const { app, redirectUri, kind, scopes } = ask;
  const code = codes.issue({ appId: app.id, redirectUri, kind, scopes, wabaIds });
  return sendBack(reply, ask, { code });
}

function decline(reply: FastifyReply, ask: Ask): FastifyReply {
  return sendBack(reply, ask, {
    error: 'access_denied',
    error_reason: 'user_denied',
    error_description: 'The user denied your request.',
  });
}

function sendBack(reply: FastifyReply, ask: Ask, answer: Record<string, string>): FastifyReply {
  const url = new URL(ask.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (ask.state !== undefined) url.searchParams.set('state', ask.state);
  return reply.redirect(url.toString(), 302);
}
