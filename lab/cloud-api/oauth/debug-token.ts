import type { Token } from '../entities.js';
import { GraphError, invalidParameter } from '../graph-error.js';
import type { Json } from '../json.js';
import { deathOf, DEATHS } from './token-death.js';
import type { World } from '../world.js';

const DATA_ACCESS = 90 * 24 * 60 * 60 * 1000;
const WHATSAPP_SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging'];

/**
 * What Graph tells an app about a token (`GET /debug_token`). A dead token is told of in the answer, not by an error.
 * @throws GraphError 100 without an input token or when the token is another app's, 190 when a customer's token asks.
 */
export function debugToken(caller: Token, input: string | undefined, world: World): { data: Json } {
  if (!input) throw invalidParameter('(#100) The parameter input_token is required');
  const [appId = '', secret] = input.split('|');
  if (secret !== undefined && world.apps.get(appId)?.secret === secret) {
    return {
      data: { app_id: appId, type: 'APP', application: nameOf(appId, world), is_valid: true, scopes: [] },
    };
  }
  const token = world.tokens.get(input);
  if (!token) {
    return {
      data: {
        error: { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' },
        is_valid: false,
        scopes: [],
      },
    };
  }
  if (caller.kind === 'USER' && caller.value !== token.value) {
    throw new GraphError(400, {
      message:
        '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
      type: 'OAuthException',
      code: 100,
    });
  }
  if (caller.appId !== token.appId) {
    throw invalidParameter('(#100) The App_id in the input_token did not match the Viewing App');
  }
  return { data: described(token, world) };
}

function described(token: Token, world: World): Json {
  const death = deathOf(token, world.now());
  return {
    app_id: token.appId,
    type: token.kind,
    application: nameOf(token.appId, world),
    data_access_expires_at: seconds(token.issuedAt + DATA_ACCESS),
    ...(death
      ? {
          error: {
            code: 190,
            message: DEATHS[death].message(token, world.now()),
            subcode: DEATHS[death].subcode,
          },
        }
      : {}),
    expires_at: seconds(token.expiresAt),
    is_valid: death === null,
    issued_at: seconds(token.issuedAt),
    scopes: token.scopes,
    granular_scopes: token.scopes
      .filter((scope) => WHATSAPP_SCOPES.includes(scope))
      .map((scope) => (token.wabaIds ? { scope, target_ids: token.wabaIds } : { scope })),
    user_id: token.userId,
  };
}

function nameOf(appId: string, world: World): string {
  return world.apps.get(appId)?.name ?? '';
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
