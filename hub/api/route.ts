import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireAccount } from './access.js';
import { checkedBoth } from './check.js';
import type { RouteDescription } from './openapi.js';
import type { wabaId } from './wire/ids.js';

type AccountForm = z.ZodObject<{ waba_id: typeof wabaId }>;

/** A route about one WhatsApp Business account, with the forms of what it reads. */
export interface AccountRoute<Asks extends AccountForm, Path extends z.ZodObject> extends RouteDescription {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  url: string;
  /** In the body for PUT, POST and PATCH, else in the address after the question mark. */
  asks: Asks;
  /** What stands in the place of the `:names` of `url`. */
  path?: Path;
  /** Bytes. */
  bodyLimit?: number;
}

const noPath = z.strictObject({});
const usualBodyLimit = 16 * 1024;

/**
 * Registers a route that is answered only to whom may use the account. `answer` gets all that was asked, read by the
 * forms, in one object; what it gives is sent as JSON.
 */
export function accountRoute<Asks extends AccountForm, Path extends z.ZodObject = typeof noPath>(
  app: FastifyInstance,
  route: AccountRoute<Asks, Path>,
  answer: (asked: z.output<Asks> & z.output<Path>, reply: FastifyReply) => Promise<unknown>,
): void {
  const { method, url, asks, path, bodyLimit = usualBodyLimit, ...description } = route;
  const inBody = method !== 'GET' && method !== 'DELETE';
  app.route({
    method,
    url,
    bodyLimit,
    config: { description: { ...description, path, [inBody ? 'body' : 'query']: asks } },
    async handler(request: FastifyRequest, reply) {
      const [inPath, asked] = checkedBoth(
        [path ?? noPath, request.params],
        [asks, inBody ? request.body : request.query],
      );
      await requireAccount(request, asked.waba_id);
      return answer({ ...asked, ...(inPath as z.output<Path>) }, reply);
    },
  });
}
