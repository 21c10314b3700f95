import type { FastifyInstance } from 'fastify';
import { parametersOf, type Access } from '../access.js';
import type { Codes, Grant } from '../codes.js';
import { debugToken } from './debug-token.js';
import type { App, Token } from '../entities.js';
import type { CloudApiEvents } from '../events.js';
import { GraphError } from '../graph-error.js';
import { graphId } from '../ids.js';
import { asText, type Json } from '../json.js';
import type { World } from '../world.js';

const HOUR = 60 * 60 * 1000;
/** A long token's life as Graph reports it: a little under sixty days. */
const LONG_LIFE = 5_183_944 * 1000;
const SHORT_LIFE = 2 * HOUR;

export interface OauthParts {
  world: World;
  events: CloudApiEvents;
  access: Access;
  codes: Codes;
}

/** Codes and tokens: `oauth/access_token` in its three grants, and `debug_token`. */
export function registerOauth(server: FastifyInstance, parts: OauthParts): void {
  const { access, world } = parts;
  server.route({
    method: ['GET', 'POST'],
    url: '/oauth/access_token',
    handler: (request) => {
      const parameters = parametersOf(request);
      const app = appOf(parameters, world);
      switch (parameters.grant_type) {
        case 'client_credentials':
          return appToken(app, parts);
        case 'fb_exchange_token':
          return swap(app, parameters, parts);
        case undefined:
        case 'authorization_code':
          return exchangeCode(app, parameters, parts);
        default:
          throw oauthError(100, 'Invalid grant_type parameter value');
      }
    },
  });
  server.get('/debug_token', (request) =>
    debugToken(access.caller(request), asText(parametersOf(request).input_token), world),
  );
}

/** The token a grant turns into: two hours for a person, sixty days for a business integration's system user. */
function tokenFor(grant: Grant, world: World): Token {
  const life = grant.kind === 'USER' ? SHORT_LIFE : LONG_LIFE;
  const { kind, appId, scopes, wabaIds } = grant;
  return world.issueToken({
    kind,
    appId,
    scopes,
    wabaIds,
    userId: graphId(),
    expiresAt: world.now() + life,
  });
}

function exchangeCode(app: App, parameters: Json, parts: OauthParts): Json {
  const code = asText(parameters.code);
  if (!code) throw oauthError(100, 'Missing authorization code');
  const redirectUri = asText(parameters.redirect_uri);
  if (redirectUri === undefined) throw oauthError(191, 'Missing redirect_uri parameter.');
  return given(tokenFor(parts.codes.exchange(code, app.id, redirectUri), parts.world), parts);
}

function swap(app: App, parameters: Json, parts: OauthParts): Json {
  const value = asText(parameters.fb_exchange_token);
  if (!value) throw oauthError(1, 'fb_exchange_token parameter not specified');
  const old = parts.access.token(value);
  // Business integration system users have no swap: their owner connects again.
  if (old.appId !== app.id || old.kind !== 'USER') {
    throw oauthError(1, 'The access token cannot be exchanged by this application.');
  }
  const { kind, appId, scopes, wabaIds, userId } = old;
  const expiresAt = parts.world.now() + LONG_LIFE;
  return given(parts.world.issueToken({ kind, appId, scopes, wabaIds, userId, expiresAt }), parts);
}

function appToken(app: App, { events }: OauthParts): Json {
  events.emit('token', { kind: 'APP', app_id: app.id, waba_ids: [], scopes: [], expires_at: 0 });
  return { access_token: `${app.id}|${app.secret}`, token_type: 'bearer' };
}

function given(token: Token, { world, events }: OauthParts): Json {
  events.emit('token', {
    kind: token.kind,
    app_id: token.appId,
    waba_ids: token.wabaIds,
    scopes: token.scopes,
    expires_at: token.expiresAt,
  });
  return {
    access_token: token.value,
    token_type: 'bearer',
    expires_in: Math.round((token.expiresAt - world.now()) / 1000),
  };
}

function appOf(parameters: Json, world: World): App {
  const id = asText(parameters.client_id);
  if (!id) throw oauthError(101, 'Missing client_id parameter.');
  const app = world.apps.get(id);
  if (!app) {
    throw oauthError(101, 'Error validating application. Cannot get application info due to a system error.');
  }
  const secret = asText(parameters.client_secret);
  if (!secret) throw oauthError(1, 'Missing client_secret parameter.');
  if (secret !== app.secret) throw oauthError(1, 'Error validating client secret.');
  return app;
}

function oauthError(code: number, message: string): GraphError {
  return new GraphError(400, { message, type: 'OAuthException', code });
}
