import type { FastifyInstance } from 'fastify';
import { mayReach, parametersOf, type Access } from './access.js';
import { PHONE_DEFAULTS, phoneNode, WABA_DEFAULTS, wabaNode } from './accounts.js';
import { handshake, overrideOf } from './webhooks/callback.js';
import { selectFields } from './field-selection.js';
import { unsupportedRequest } from './graph-error.js';
import type { Json } from './json.js';
import { deleteMedia, mediaNode } from './messages/media.js';
import type { TemplateManagement } from './templates/management.js';
import { showTemplate } from './templates/templates.js';
import { isSession, type Uploads } from './templates/uploads.js';
import type { World } from './world.js';

type Named = { id: string };

interface Parts {
  world: World;
  access: Access;
  management: TemplateManagement;
  uploads: Uploads;
}

/** `/{id}`: Graph has one address for every kind of object, and the id says which it is. */
export function registerNodes(server: FastifyInstance, parts: Parts): void {
  const { access, management, uploads, world } = parts;
  server.get<{ Params: Named }>('/:id', (request, reply): Json => {
    const { id } = request.params;
    if (isSession(id)) return uploads.progress(request, id);
    if (world.waba(id)) {
      const waba = access.waba(request, reply, id);
      return selectFields(request, wabaNode(waba, world), WABA_DEFAULTS, 'WhatsAppBusinessAccount');
    }
    if (world.phoneNumber(id)) {
      const number = access.phoneNumber(request, id, 'whatsapp_business_management');
      return selectFields(request, phoneNode(number, world), PHONE_DEFAULTS, 'WhatsAppBusinessPhoneNumber');
    }
    const template = world.template(id);
    if (template) {
      access.waba(request, reply, template.waba.id);
      return showTemplate(request, template.template);
    }
    const business = world.business(id);
    const caller = access.caller(request);
    if (business && world.wabas.some((waba) => waba.businessId === id && mayReach(caller, waba.id))) {
      return selectFields(request, { ...business }, ['name'], 'Business');
    }
    return mediaNode(request, id, caller, world);
  });

  server.post<{ Params: Named }>('/:id', async (request, reply) => {
    const { id } = request.params;
    if (isSession(id)) return uploads.receive(request, id);
    const found = world.template(id);
    if (found) return management.edit(request, reply, found.template, found.waba);
    const number = access.phoneNumber(request, id, 'whatsapp_business_management');
    const { webhook_configuration: configuration } = parametersOf(request);
    if (configuration === undefined) throw unsupportedRequest(request.method, number.id);
    const override = overrideOf(configuration);
    if (override) await handshake(override);
    number.override = override;
    return { success: true };
  });

  server.delete<{ Params: Named }>('/:id', (request) =>
    deleteMedia(request, request.params.id, access.caller(request), world),
  );
}
