import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify, type FastifyBaseLogger } from 'fastify';
import nock from 'nock';
import { registerApi, routerOptions } from '../../../hub/api/api.js';
import { createLog } from '../../../hub/log.js';
import { createMetrics, type Metrics } from '../../../hub/metrics.js';
import { openStore } from '../../../hub/store/database/open.js';
import type { Store } from '../../../hub/store/store.js';
import { updatesOf } from '../../../whatsapp/updates.js';
import { body, waba } from '../bodies.js';

// Files that share a jest worker share Node's http: what nock put over it must go again.
afterAll(() => nock.restore());

export const graph = 'https://graph.example.com';
export const settings = {
  metaAppId: '634974688087057',
  metaAppSecrets: ['current-secret', 'old-secret'],
  graphUrl: graph,
  graphVersion: 'v25.0',
  hookHosts: ['hooks.zapier.com', '127.0.0.1:4010'],
  sendLimitPerMinute: 300,
};
export const otherWaba = '777000111222333';

export interface Reply {
  status: number;
  headers: Headers;
  body: string;
  json<Shape = unknown>(): Shape;
}

/** The hub's API over a real store in a file of its own, and nothing else reachable. */
export interface ApiDesk {
  ask(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Reply>;
  store: Store;
  metrics: Metrics;
  /** All that was logged. */
  logged: string[];
  /** The subscriptions that delivery was told of. */
  woken: string[];
  drain(): void;
  /** Stores one webhook body. */
  receive(value: { messages?: object[]; statuses?: object[] }, wabaId?: string): Promise<void>;
  close(): Promise<void>;
}

export async function openApiDesk(): Promise<ApiDesk> {
  const directory = await mkdtemp(join(tmpdir(), 'hub-api-'));
  const store = await openStore({ databasePath: join(directory, 'hub.db') });
  const metrics = createMetrics();
  const logged: string[] = [];
  const woken: string[] = [];
  let draining = false;
  const log = createLog('debug', { write: (line: string) => void logged.push(line) });
  const app = fastify({ loggerInstance: log as FastifyBaseLogger, routerOptions });
  await registerApi(app, {
    store,
    config: settings,
    metrics,
    deliveryMetrics: () => Promise.resolve('hub_failures 0\n'),
    wake: (subscriptions) => woken.push(...subscriptions),
    isDraining: () => draining,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  return {
    async ask(method, path, headers = {}, body) {
      const reply = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
      const text = await reply.text();
      return {
        status: reply.status,
        headers: reply.headers,
        body: text,
        json: <Shape>() => JSON.parse(text) as Shape,
      };
    },
    store,
    metrics,
    logged,
    woken,
    drain: () => (draining = true),
    async receive(value, wabaId = waba) {
      await store.append(updatesOf(body(value, { wabaId })), Date.now());
    },
    async close() {
      await app.close();
      await store.close();
      await rm(directory, { recursive: true, force: true });
      nock.cleanAll();
      nock.enableNetConnect();
    },
  };
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Meta's answer about a token that may use these accounts; `null`: its permissions name no account. */
export function tokenOf(accounts: string[] | null, changes: object = {}) {
  const permissions = ['whatsapp_business_management', 'whatsapp_business_messaging'];
  return {
    data: {
      app_id: settings.metaAppId,
      type: 'USER',
      is_valid: true,
      expires_at: 0,
      scopes: [...permissions, 'public_profile'],
      granular_scopes: permissions.map((scope) => ({ scope, ...(accounts && { target_ids: accounts }) })),
      ...changes,
    },
  };
}

/** Lets Meta answer questions about a token; gives the scope, which is done when it was asked. */
export function metaSays(token: string, answer: object, code = 200) {
  return nock(graph, { reqheaders: { authorization: `Bearer ${settings.metaAppId}|current-secret` } })
    .get('/v25.0/debug_token')
    .query({ input_token: token })
    .reply(code, answer);
}

export function metaRefuses(token: string, code: number, message: string, status = 400) {
  return metaSays(token, { error: { message, type: 'OAuthException', code } }, status);
}
