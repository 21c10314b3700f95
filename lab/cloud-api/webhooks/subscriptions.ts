import type { FastifyInstance } from 'fastify';
import { parametersOf, type Access } from '../access.js';
import { handshake, overrideOf } from './callback.js';
import { invalidParameter, notPermitted, unsupportedRequest } from '../graph-error.js';
import { asText, type Json } from '../json.js';
import type { World } from '../world.js';

type Named = { id: string };

/** Which apps hear of an account (`subscribed_apps`), and where an app wants its webhooks (`{app}/subscriptions`). */
export function registerSubscriptions(server: FastifyInstance, world: World, access: Access): void {
  server.get<{ Params: Named }>('/:id/subscribed_apps', (request, reply) => {
    const waba = access.waba(request, reply, request.params.id);
    return {
      data: [...waba.subscriptions].map(([appId, override]): Json => {
        const link = `https://www.facebook.com/games/?app_id=${appId}`;
        return {
          whatsapp_business_api_data: { id: appId, name: world.apps.get(appId)?.name, link },
          ...(override ? { override_callback_uri: override.url } : {}),
        };
      }),
    };
  });

  server.post<{ Params: Named }>('/:id/subscribed_apps', async (request, reply) => {
    const waba = access.waba(request, reply, request.params.id);
    const override = overrideOf(parametersOf(request));
    if (override) await handshake(override);
    waba.subscriptions.set(access.caller(request).appId, override);
    return { success: true };
  });

  server.delete<{ Params: Named }>('/:id/subscribed_apps', (request, reply) => {
    const waba = access.waba(request, reply, request.params.id);
    waba.subscriptions.delete(access.caller(request).appId);
    return { success: true };
  });

  server.post<{ Params: Named }>('/:id/subscriptions', async (request) => {
    const caller = access.caller(request);
    const app = world.apps.get(request.params.id);
    if (!app) throw unsupportedRequest(request.method, request.params.id);
    if (caller.kind !== 'APP' || caller.appId !== app.id) {
      throw notPermitted(10, 'This method must be called with an app access token.');
    }
    const parameters = parametersOf(request);
    if (parameters.object !== 'whatsapp_business_account') {
      throw invalidParameter('(#100) Param object must be one of {WHATSAPP_BUSINESS_ACCOUNT}');
    }
    const url = asText(parameters.callback_url);
    if (!url || !URL.canParse(url)) throw invalidParameter('(#100) Param callback_url must be a valid URL');
    const callback = { url, verifyToken: asText(parameters.verify_token) ?? '' };
    await handshake(callback);
    app.callback = callback;
    app.fields = fieldsOf(parameters.fields);
    return { success: true };
  });
}

function fieldsOf(fields: unknown): string[] | null {
  const names = Array.isArray(fields) ? fields.map(String) : (asText(fields) ?? '').split(',');
  const given = names.map((name) => name.trim()).filter(Boolean);
  return given.length > 0 ? given : null;
}
