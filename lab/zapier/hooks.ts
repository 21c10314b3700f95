import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A hook as it came in, in the form that the app's `perform` gets it. */
export interface ReceivedHook {
  cleanedRequest: unknown;
  rawRequest: { method: string; querystring: string; headers: Record<string, string>; content: string };
}

/** Zapier takes hooks of up to 10 MB. */
const maxHookBytes = 10 * 1024 * 1024;

/** The hook URLs of the Zaps that are on. A URL that was given out and taken back answers 410. */
export class Hooks {
  private readonly receivers = new Map<string, (hook: ReceivedHook) => void>();

  constructor(private readonly origin: () => string) {}

  /** Gives a new URL that nobody had before. */
  open(receive: (hook: ReceivedHook) => void): string {
    const path = `/hooks/standard/1001/${randomBytes(16).toString('hex')}/`;
    this.receivers.set(path, receive);
    return this.origin() + path;
  }

  /** From now on the URL answers 410, as of a Zap that is off. */
  shut(url: string): void {
    this.receivers.delete(new URL(url).pathname);
  }

  /** Hands the hook over; false when no Zap listens there. */
  receive(path: string, hook: ReceivedHook): boolean {
    const receiver = this.receivers.get(path);
    receiver?.(hook);
    return receiver !== undefined;
  }
}

/** Serves the hook URLs: answers at once, before the Zap runs, as Zapier does. */
export function serveHooks(server: FastifyInstance, hooks: Hooks): void {
  server.post('/hooks/standard/*', { bodyLimit: maxHookBytes }, async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (!hooks.receive(path, received(request))) {
      return reply.code(410).send({ status: 'error', message: 'This hook is gone.' });
    }
    return { attempt: randomUUID(), id: randomUUID(), request_id: randomUUID(), status: 'success' };
  });
}

function received(request: FastifyRequest): ReceivedHook {
  const content = Buffer.isBuffer(request.body) ? request.body.toString() : '';
  return {
    cleanedRequest: parsed(content, request.headers['content-type']),
    rawRequest: {
      method: request.method,
      querystring: request.url.split('?')[1] ?? '',
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [headerName(name), String(value)]),
      ),
      content,
    },
  };
}

function parsed(content: string, type = ''): unknown {
  if (type.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(content));
  }
  try {
    return JSON.parse(content);
  } catch {
    return { data: content };
  }
}

/** Zapier writes `content-type` as `Http-Content-Type`. */
function headerName(name: string): string {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `Http-${words.join('-')}`;
}
