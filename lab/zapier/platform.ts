import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { serveAppLog, type LogLine } from './app-log.js';
import { FileStore, serveFiles } from './files.js';
import { Hooks, serveHooks } from './hooks.js';
import { OAuthReturns, serveOAuthReturn } from './oauth-return.js';
import { RpcStore, serveRpc } from './rpc.js';

/** The servers of Zapier that the app, the hub and a browser talk to, on one loopback port. */
export interface Platform {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** The app's calls to the platform carry it. */
  token: string;
  hooks: Hooks;
  returns: OAuthReturns;
  files: FileStore;
  logs: LogLine[];
  close(): Promise<void>;
}

/** Starts it on `port`, or on any free one with 0. */
export async function startPlatform(port: number): Promise<Platform> {
  const server = Fastify({ bodyLimit: 160 * 1024 * 1024, forceCloseConnections: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  let url = '';
  const origin = () => url;
  const token = randomBytes(16).toString('hex');
  const hooks = new Hooks(origin);
  const returns = new OAuthReturns(origin);
  const files = new FileStore();
  const logs: LogLine[] = [];
  serveHooks(server, hooks);
  serveOAuthReturn(server, returns);
  serveFiles(server, files);
  serveRpc(server, new RpcStore(() => `${url}/files/`), token);
  serveAppLog(server, logs);

  await server.listen({ host: '127.0.0.1', port });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return { url, token, hooks, returns, files, logs, close: () => server.close() };
}
