import fastify, { type FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { GraphError, invalidParameter, unsupportedRequest } from './graph-error.js';
import { traceId } from './ids.js';

const NEWEST_VERSION = 26;
const DEFAULT_VERSION = 'v25.0';
/** The largest upload: a document of 100 MB and its multipart frame (Cloud API: media). */
const LARGEST_BODY = 101 * 1024 * 1024;

/** A server that speaks as Graph does: optional version in the path, its headers, its bodies, its error envelope. */
export function createGraphServer(): FastifyInstance {
  const server = fastify({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
    rewriteUrl: (request) => withoutVersion(request.url ?? '/'),
  });
  readBodiesAsGraphDoes(server);

  server.addHook('onSend', async (request, reply, payload) => {
    if (isGraphPath(request.url)) {
      reply.headers({
        'facebook-api-version': versionOf(request.originalUrl),
        'x-fb-request-id': traceId(),
        'x-fb-trace-id': traceId().slice(0, 11),
        'x-fb-rev': '1027634105',
        'x-fb-debug': randomBytes(32).toString('base64'),
        'x-app-usage': JSON.stringify({ call_count: 1, total_cputime: 1, total_time: 1 }),
        'cache-control': 'private, no-cache, no-store, must-revalidate',
        expires: 'Sat, 01 Jan 2000 00:00:00 GMT',
        pragma: 'no-cache',
        'access-control-allow-origin': '*',
      });
    }
    return payload;
  });

  server.setErrorHandler((error, _request, reply) => {
    const graphError =
      error instanceof GraphError
        ? error
        : new GraphError(500, {
            message: 'An unexpected error occurred. Please retry your request later.',
            type: 'OAuthException',
            code: 2,
            is_transient: true,
          });
    // Anything else is a fault of the lab itself, and its developer wants to see it.
    if (!(error instanceof GraphError)) console.error(error);
    return reply.status(graphError.status).headers(graphError.headers).send(graphError.envelope());
  });

  server.setNotFoundHandler((request, reply) => {
    const unknownVersion = /^\/v\d+\.\d+(\/|$)/.test(request.url);
    const error = unknownVersion
      ? new GraphError(400, {
          message: `Unknown path components: ${request.url.split('?')[0]}`,
          type: 'OAuthException',
          code: 2500,
        })
      : unsupportedRequest(request.method, request.url.split(/[/?]/)[1] ?? '');
    return reply.status(error.status).send(error.envelope());
  });
  return server;
}

function readBodiesAsGraphDoes(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') return done(null, {});
    try {
      done(null, JSON.parse(String(text)));
    } catch {
      done(invalidParameter('(#100) Invalid parameter'));
    }
  });
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => done(null, Object.fromEntries(new URLSearchParams(String(text)))),
  );
  // Uploads are taken apart by the route that wants them.
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
}

function withoutVersion(url: string): string {
  const match = /^\/v(\d+)\.\d+(?=[/?]|$)/.exec(url);
  if (!match || Number(match[1]) > NEWEST_VERSION) return url;
  const rest = url.slice(match[0].length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function versionOf(url: string): string {
  return /^\/(v\d+\.\d+)/.exec(url)?.[1] ?? DEFAULT_VERSION;
}

function isGraphPath(url: string): boolean {
  return !/^\/(lab|dialog|lookaside)(\/|$)/.test(url);
}
