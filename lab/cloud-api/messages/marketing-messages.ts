import type { FastifyInstance } from 'fastify';
import { invalidParameter, whatsAppError } from '../graph-error.js';
import { isObject } from '../json.js';
import { checkProduct, typeOf } from './message-envelope.js';
import { isOnboarded, send, senderOf, type MessageParts } from './messages.js';

const POLICIES = ['CLOUD_API_FALLBACK', 'STRICT'];

/**
 * `POST /{phone}/marketing_messages`: marketing templates alone, with a product policy and the sharing of activity
 * (Marketing Messages API for WhatsApp). An account that is not on board falls back to the Cloud API, unless STRICT.
 */
export function registerMarketingMessages(server: FastifyInstance, parts: MessageParts): void {
  server.post<{ Params: { id: string } }>('/:id/marketing_messages', (request) => {
    const sender = senderOf(request, request.params.id, parts);
    const input = isObject(request.body) ? request.body : {};
    const {
      message_activity_sharing: sharing,
      product_policy: policy = 'CLOUD_API_FALLBACK',
      ...body
    } = input;
    checkProduct(body);
    if (!POLICIES.includes(String(policy))) {
      throw invalidParameter(`(#100) Param product_policy must be one of {${POLICIES.join(', ')}}`);
    }
    if (sharing !== undefined && typeof sharing !== 'boolean') {
      throw invalidParameter('(#100) Param message_activity_sharing must be a boolean');
    }
    if (typeOf(body) !== 'template') {
      throw whatsAppError(134100, 'Only marketing template messages can be sent with this API.');
    }
    if (body.to === undefined && body.recipient !== undefined) {
      throw whatsAppError(131062, 'The Marketing Messages API sends to phone numbers only.');
    }
    if (policy === 'STRICT' && !isOnboarded(sender.waba)) {
      throw whatsAppError(134102, 'The account is not on board of the Marketing Messages API.');
    }
    return send(body, sender, parts, 'marketing_messages');
  });
}
