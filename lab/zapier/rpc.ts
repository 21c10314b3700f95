import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

interface RpcCall {
  id: string;
  method: string;
  params: unknown[];
  storeKey?: string;
}

interface Cached {
  value: unknown;
  expiresAt: number;
}

/** What the platform keeps for the app between calls: `z.cursor`, `z.cache`, and upload permissions. */
export class RpcStore {
  private readonly cursors = new Map<string, unknown>();
  private readonly cache = new Map<string, Cached>();

  constructor(private readonly uploadUrl: () => string) {}

  /** The result of one call; throws on a method that Zapier does not have. */
  answer(call: RpcCall): unknown {
    const [first, second, third, scope, onlyNew] = call.params;
    switch (call.method) {
      case 'get_cursor':
        return this.cursors.get(call.storeKey ?? '') ?? null;
      case 'set_cursor':
        this.cursors.set(call.storeKey ?? '', first);
        return null;
      case 'zcache_get':
        return this.cached(cacheKey(first, second));
      case 'zcache_set':
        return this.setCache(cacheKey(first, scope), second, third, onlyNew === true);
      case 'zcache_delete':
        return this.cache.delete(cacheKey(first, second));
      case 'get_presigned_upload_post_data':
        return { url: this.uploadUrl(), fields: { key: randomUUID() } };
      default:
        throw new Error(`Unknown method "${call.method}".`);
    }
  }

  private cached(key: string): unknown {
    const found = this.cache.get(key);
    if (!found || found.expiresAt <= Date.now()) return null;
    return found.value;
  }

  private setCache(key: string, value: unknown, ttlSeconds: unknown, onlyNew: boolean): boolean {
    if (onlyNew && this.cached(key) !== null) return false;
    const expiresAt = typeof ttlSeconds === 'number' ? Date.now() + ttlSeconds * 1000 : Infinity;
    this.cache.set(key, { value, expiresAt });
    return true;
  }
}

/** One connection and one user live in the lab, so a scope only keeps keys apart. */
function cacheKey(key: unknown, scope: unknown): string {
  return JSON.stringify([key, Array.isArray(scope) ? [...(scope as unknown[])].sort() : []]);
}

/** Serves the store as Zapier's RPC endpoint: one JSON call a POST, with the token of the run. */
export function serveRpc(server: FastifyInstance, store: RpcStore, token: string): void {
  server.post('/rpc', async (request, reply) => {
    if (request.headers['x-token'] !== token) return reply.code(403).send({ error: 'Wrong token.' });
    const call = JSON.parse((request.body as Buffer).toString()) as RpcCall;
    try {
      return { id: call.id, result: store.answer(call) };
    } catch (error) {
      return { id: call.id, error: error instanceof Error ? error.message : String(error) };
    }
  });
}
