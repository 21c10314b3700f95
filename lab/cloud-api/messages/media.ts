import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayReach, type Access } from '../access.js';
import type { Media, Token } from '../entities.js';
import { GraphError, invalidParameter, unsupportedRequest, whatsAppError } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';
import { kindOf, MEDIA_KINDS, plainType, sniffedType } from './media-kinds.js';
import type { World } from '../world.js';

/** A media address works for five minutes (Cloud API: media). */
const ADDRESS_LIFE = 5 * 60 * 1000;
const addressKey = randomBytes(32);

type Named = { id: string };

/** Upload, and the bytes behind a media address. The media object itself is answered with the other nodes. */
export function registerMedia(server: FastifyInstance, world: World, access: Access): void {
  server.post<{ Params: Named }>('/:id/media', async (request) => {
    const number = access.phoneNumber(request, request.params.id, 'whatsapp_business_messaging');
    const form = await formOf(request);
    if (form.get('messaging_product') !== 'whatsapp') {
      throw invalidParameter('(#100) The parameter messaging_product is required.');
    }
    const file = form.get('file');
    if (!(file instanceof File)) throw invalidParameter('(#100) The parameter file is required.');
    const bytes = Buffer.from(await file.arrayBuffer());
    const mimeType = file.type || String(form.get('type') ?? '');
    checkUpload(mimeType, bytes);
    return { id: world.keepMedia(number, bytes, mimeType, false).id };
  });

  server.get('/lookaside/whatsapp_business/attachments/', (request, reply) => {
    const query = isObject(request.query) ? request.query : {};
    const media = world.mediaById(asText(query.mid) ?? '');
    const expires = Number(query.ext) * 1000;
    if (!media || query.hash !== addressHash(media.id, String(query.ext)) || !(expires > world.now())) {
      return reply.status(404).type('text/html').send('<html><body>URL signature expired</body></html>');
    }
    try {
      const caller = access.bearer(request);
      if (!mayReach(caller, media.wabaId)) throw unsupportedRequest('get', media.id);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      return reply.status(401).type('text/html').send('<html><body>Unauthorized</body></html>');
    }
    return reply.type(media.mime_type).send(media.bytes);
  });
}

/**
 * A media object with a fresh address.
 * @throws GraphError 100/33 when there is none for this caller, 100 for a number it does not belong to.
 */
export function mediaNode(request: FastifyRequest, id: string, caller: Token, world: World): Json {
  const media = mediaFor(request, id, caller, world);
  return {
    messaging_product: 'whatsapp',
    url: mediaAddress(media, world, baseOf(request)),
    mime_type: media.mime_type,
    sha256: media.sha256.toString('hex'),
    file_size: media.bytes.length,
    id: media.id,
  };
}

/** @throws GraphError 100/33 when there is no such media for this caller. */
export function deleteMedia(request: FastifyRequest, id: string, caller: Token, world: World): Json {
  world.media.delete(mediaFor(request, id, caller, world).id);
  return { success: true };
}

/** Where the bytes are for the next five minutes; `source` says that a webhook carried it. */
export function mediaAddress(media: Media, world: World, base: string, source?: 'webhook'): string {
  const expires = String(Math.floor((world.now() + ADDRESS_LIFE) / 1000));
  const url = new URL('/lookaside/whatsapp_business/attachments/', base);
  url.searchParams.set('mid', media.id);
  if (source) url.searchParams.set('source', source);
  url.searchParams.set('ext', expires);
  url.searchParams.set('hash', addressHash(media.id, expires));
  return url.toString();
}

function mediaFor(request: FastifyRequest, id: string, caller: Token, world: World): Media {
  const media = world.mediaById(id);
  if (!media || !mayReach(caller, media.wabaId)) throw unsupportedRequest(request.method, id);
  const number = isObject(request.query) ? request.query.phone_number_id : undefined;
  if (number !== undefined && number !== media.phoneNumberId) {
    throw invalidParameter('(#100) Invalid parameter: the media does not belong to this phone number');
  }
  return media;
}

async function formOf(request: FastifyRequest): Promise<FormData> {
  const contentType = request.headers['content-type'] ?? '';
  if (!Buffer.isBuffer(request.body) || !contentType.startsWith('multipart/form-data')) {
    throw invalidParameter('(#100) The parameter file is required.');
  }
  try {
    const body = new Response(new Uint8Array(request.body), { headers: { 'content-type': contentType } });
    return await body.formData();
  } catch {
    throw invalidParameter('(#100) Invalid parameter');
  }
}

function checkUpload(mimeType: string, bytes: Buffer): void {
  const kind = kindOf(mimeType);
  if (!kind) {
    const types = Object.values(MEDIA_KINDS).flatMap((one) => one.types);
    throw invalidParameter(
      `(#100) Param file must be a file with one of the following types: ${types.join(', ')}. Received file of type '${mimeType}'.`,
    );
  }
  const sniffed = sniffedType(bytes);
  if (sniffed && sniffed !== plainType(mimeType)) {
    throw whatsAppError(131053, `The file is ${sniffed}, but it was uploaded as ${plainType(mimeType)}.`);
  }
  if (bytes.length > (MEDIA_KINDS[kind]?.largest ?? 0)) {
    throw whatsAppError(131053, `The file is larger than what is allowed for ${kind}.`);
  }
}

function addressHash(id: string, expires: string): string {
  return createHmac('sha256', addressKey).update(`${id} ${expires}`).digest('base64url');
}

function baseOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}
