import { once } from 'node:events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphError, titleOf } from './graph-error.js';

/** Something that goes wrong on purpose. */
export type Fault = {
  /** Only calls whose path ends so, such as `messages`; every Graph call when absent. */
  path?: string;
  /** How many calls it strikes; 1 when absent. */
  times?: number;
} & (
  | { kind: 'error'; code: number; status?: number; headers?: Record<string, string> }
  | { kind: 'server_error'; status?: number }
  | { kind: 'timeout_before' | 'timeout_after' | 'reset_before' | 'reset_after' }
  | { kind: 'slow'; milliseconds: number }
  | { kind: 'failed_status'; code: number }
);

/** Faults waiting for a call to strike, first come first. */
export class Faults {
  private waiting: (Fault & { left: number })[] = [];
  private readonly struck = new WeakMap<FastifyRequest, Fault>();

  add(fault: Fault): void {
    this.waiting.push({ ...fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.waiting = [];
  }

  /** The code the next accepted message fails with later, when one was asked for. */
  nextFailedStatus(): number | null {
    const fault = this.take((one) => one.kind === 'failed_status');
    return fault?.kind === 'failed_status' ? fault.code : null;
  }

  /** Lets the faults strike Graph calls of a server. */
  strike(server: FastifyInstance): void {
    server.addHook('onRequest', async (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      if (/^\/(lab|dialog)(\/|$)/.test(path)) return;
      const fault = this.take((one) => one.kind !== 'failed_status' && path.endsWith(one.path ?? ''));
      if (!fault) return;
      this.struck.set(request, fault);
      await before(fault, request, reply);
    });
    server.addHook('onSend', async (request, reply, payload) => {
      const fault = this.struck.get(request);
      if (fault) await after(fault, request, reply);
      return payload;
    });
  }

  private take(strikes: (fault: Fault) => boolean): Fault | undefined {
    const fault = this.waiting.find(strikes);
    if (!fault) return undefined;
    fault.left -= 1;
    if (fault.left <= 0) this.waiting = this.waiting.filter((one) => one !== fault);
    return fault;
  }
}

async function before(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  switch (fault.kind) {
    case 'slow':
      return new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    case 'timeout_before':
      return neverAnswer(request, reply);
    case 'reset_before':
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      return;
    case 'server_error':
      await reply
        .status(fault.status ?? 500)
        .type('text/html')
        .send('<html><body>Sorry, something went wrong.</body></html>');
      return;
    case 'error':
      throw injected(fault.code, fault.status, fault.headers);
  }
}

async function after(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (fault.kind === 'timeout_after') return neverAnswer(request, reply);
  if (fault.kind === 'reset_after') {
    reply.hijack();
    request.raw.socket.resetAndDestroy();
  }
}

/** Holds the connection until the caller gives up. */
async function neverAnswer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.hijack();
  if (!request.raw.socket.destroyed) await once(request.raw.socket, 'close');
}

/** Details of the throttles, in the words Meta uses. */
const DETAILS: Record<number, string> = {
  4: 'The app has reached its API call rate limit.',
  80007: 'The WhatsApp Business Account has reached its rate limit.',
  130429: 'Cloud API message throughput has been reached.',
  131056:
    'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
};

function injected(code: number, status = 400, headers: Record<string, string> = {}): GraphError {
  return new GraphError(
    status,
    {
      message: `(#${code}) ${titleOf(code)}`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details: DETAILS[code] ?? titleOf(code) },
      ...(code === 1 || code === 2 || code === 4 ? { is_transient: true } : {}),
    },
    headers,
  );
}
