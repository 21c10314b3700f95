import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parametersOf, type Access } from '../access.js';
import { GraphError, invalidParameter, notPermitted, unsupportedRequest } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';
import { sniffedType } from '../messages/media-kinds.js';
import type { World } from '../world.js';

const TYPES = ['application/pdf', 'image/jpeg', 'image/jpg', 'image/png', 'video/mp4'];

interface Session {
  appId: string;
  userId: string;
  signature: string;
  type: string;
  length: number;
  received: Buffer[];
}

/** Samples for the headers of templates (Graph API: resumable upload): sessions, and the handles they end in. */
export class Uploads {
  private readonly sessions = new Map<string, Session>();
  private readonly handles = new Map<string, string>();

  constructor(
    private readonly world: World,
    private readonly access: Access,
  ) {}

  /** The type of the file behind a handle. */
  typeOf(handle: string): string | undefined {
    return this.handles.get(handle);
  }

  /** `POST /{app}/uploads` opens a session. */
  register(server: FastifyInstance): void {
    server.post<{ Params: { id: string } }>('/:id/uploads', (request) => {
      const caller = this.access.caller(request);
      const app = this.world.apps.get(request.params.id);
      if (!app) throw unsupportedRequest(request.method, request.params.id);
      if (caller.appId !== app.id)
        throw notPermitted(200, 'The access token belongs to another application.');
      const { file_length, file_type } = parametersOf(request);
      const length = Number(file_length);
      if (!Number.isInteger(length) || length < 1) {
        throw invalidParameter('(#100) Param file_length must be a positive integer');
      }
      const type = asText(file_type) ?? '';
      if (!TYPES.includes(type)) {
        throw invalidParameter(
          `(#100) Param file_type must be one of {${TYPES.join(', ')}} - got "${type}".`,
        );
      }
      const id = `upload:${Buffer.from(randomBytes(24)).toString('base64url')}`;
      const signature = randomBytes(18).toString('base64url');
      const { userId } = caller;
      this.sessions.set(id, { appId: app.id, userId, signature, type, length, received: [] });
      return { id: `${id}?sig=${signature}` };
    });
    // Curl and others call bytes a form; an upload is never one.
    server.addHook('onRequest', async (request) => {
      if (request.method === 'POST' && isSession(request.url)) {
        request.headers['content-type'] = 'application/octet-stream';
      }
    });
  }

  /** `GET /{upload}`: how many bytes have come, to go on from there. */
  progress(request: FastifyRequest, id: string): Json {
    const session = this.session(request, id);
    return { id: `${id}?sig=${session.signature}`, file_offset: bytesIn(session) };
  }

  /**
   * `POST /{upload}`: bytes from `file_offset` on. When all have come the answer is the handle.
   * @throws GraphError 104 without `Authorization: OAuth`, 100 for another offset, too many bytes, or another type.
   */
  receive(request: FastifyRequest, id: string): Json {
    const session = this.session(request, id);
    if (request.headers.file_offset !== String(bytesIn(session))) {
      throw invalidParameter(`(#100) The header file_offset must be ${bytesIn(session)}`);
    }
    if (Buffer.isBuffer(request.body)) session.received.push(request.body);
    if (bytesIn(session) > session.length) {
      session.received.pop();
      throw invalidParameter(
        `(#100) The file is longer than the ${session.length} bytes that were announced`,
      );
    }
    if (bytesIn(session) < session.length) return this.progress(request, id);

    const type = session.type.replace('image/jpg', 'image/jpeg');
    const sniffed = sniffedType(Buffer.concat(session.received));
    if (sniffed !== undefined && sniffed !== type) {
      throw invalidParameter(`(#100) The file is ${sniffed}, but ${type} was announced`);
    }
    this.sessions.delete(id);
    const handle = this.handleOf(session);
    this.handles.set(handle, type);
    return { h: handle };
  }

  private handleOf({ appId, type, userId }: Session): string {
    const random = () => randomBytes(24).toString('base64url');
    const ends = Math.floor(this.world.now() / 1000) + 30 * 24 * 60 * 60;
    return `4::${Buffer.from(type).toString('base64')}:${random()}:e:${ends}:${appId}:${userId}:${random()}`;
  }

  private session(request: FastifyRequest, id: string): Session {
    if (!/^OAuth +\S/.test(request.headers.authorization ?? '')) {
      throw new GraphError(401, {
        message: 'An access token is required to request this resource.',
        type: 'OAuthException',
        code: 104,
      });
    }
    const caller = this.access.bearer(request);
    const session = this.sessions.get(id);
    const signature = isObject(request.query) ? request.query.sig : undefined;
    if (!session || session.signature !== signature || session.userId !== caller.userId) {
      throw unsupportedRequest(request.method, id);
    }
    return session;
  }
}

/** Whether an address, or an id, is that of an upload session. */
export function isSession(written: string): boolean {
  return /^\/?upload:/.test(decodeURIComponent(written));
}

function bytesIn({ received }: Session): number {
  return received.reduce((sum, bytes) => sum + bytes.length, 0);
}
