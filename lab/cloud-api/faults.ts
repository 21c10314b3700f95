import { once } from 'node:events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Message } from './entities.js';
import type { CloudApiEvents } from './events.js';
import { cutAnswer } from './faults/cut-answer.js';
import { isStatusFault, type CallFault, type Fault, type StatusFault } from './faults/fault.js';
import { PlannedFaults, type FaultPlan } from './faults/fault-plan.js';
import { GraphError, titleOf } from './graph-error.js';
import { isObject } from './json.js';

export interface FaultsToCome {
  faults: Fault[];
  plan: FaultPlan | null;
}

/** Faults waiting for a call to strike, first come first; and those that come by chance. */
export class Faults {
  private waiting: (Fault & { times: number })[] = [];
  private planned: PlannedFaults | null = null;
  private readonly struck = new WeakMap<FastifyRequest, CallFault>();

  /** @param killHub ends the hub of the lab on the spot; null when it has none that can be killed. */
  constructor(
    private readonly events: CloudApiEvents,
    private readonly killHub: ((awayMs: number) => Promise<void>) | null,
  ) {}

  /** @throws Error for a fault that this lab cannot make. */
  add(fault: Fault): void {
    if (fault.kind === 'hub_killed' && !this.killHub) throw new Error('This lab has no hub to kill.');
    this.waiting.push({ ...fault, times: fault.times ?? 1 });
  }

  /** Lets faults come by chance, beside those that were asked for; null lets no more come. */
  plan(plan: FaultPlan | null): void {
    this.planned = plan && new PlannedFaults(plan);
  }

  clear(): void {
    this.waiting = [];
    this.planned = null;
  }

  /** What is still to come; the `times` of a fault are those that are left. */
  toCome(): FaultsToCome {
    return { faults: this.waiting.map((fault) => ({ ...fault })), plan: this.planned?.plan ?? null };
  }

  /** What goes wrong with the statuses of a message that was just accepted. */
  ofStatuses({ id, waId }: Pick<Message, 'id' | 'waId'>): StatusFault | null {
    const asked = this.take(isStatusFault);
    const fault = asked && isStatusFault(asked) ? asked : (this.planned?.ofMessage(waId) ?? null);
    if (fault) this.events.emit('fault', { fault, wa_id: waId, message_id: id });
    return fault;
  }

  /** Lets the faults strike Graph calls of a server. */
  strike(server: FastifyInstance): void {
    server.addHook('onRequest', async (request, reply) => {
      const path = pathOf(request);
      if (/^\/(lab|dialog)(\/|$)/.test(path)) return;
      const fault = this.take((one) => !isStatusFault(one) && path.endsWith(one.path ?? ''));
      if (fault && !isStatusFault(fault)) await this.hit(fault, null, request, reply);
    });
    // By chance only sends go wrong, and to whom they go is in their body.
    server.addHook('preHandler', async (request, reply) => {
      if (!this.planned || this.struck.has(request) || !pathOf(request).endsWith('/messages')) return;
      const to = isObject(request.body) ? String(request.body.to ?? '').replace(/\D/g, '') : '';
      const fault = this.planned.ofCall(to);
      if (fault) await this.hit(fault, to, request, reply);
    });
    server.addHook('onSend', async (request, reply, payload) => {
      const fault = this.struck.get(request);
      return fault ? after(fault, request, reply, payload) : payload;
    });
  }

  private async hit(
    fault: CallFault,
    waId: string | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    this.struck.set(request, fault);
    this.events.emit('fault', { fault, wa_id: waId, message_id: null });
    if (fault.kind === 'hub_killed') await this.killHub?.(fault.milliseconds ?? hubAwayMs);
    else await before(fault, request, reply);
  }

  private take(strikes: (fault: Fault) => boolean): Fault | undefined {
    const fault = this.waiting.find(strikes);
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) this.waiting = this.waiting.filter((one) => one !== fault);
    return fault;
  }
}

/** How long a killed hub is away when nothing else was asked for. */
const hubAwayMs = 500;

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}

async function before(fault: CallFault, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if ('accepted' in fault && fault.accepted) return;
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
        .send(sorry);
      return;
    case 'error':
      throw injected(fault.code, fault.status, fault.headers);
  }
}

/** What becomes of an answer that is ready; gives what is sent of it. */
async function after(
  fault: CallFault,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  switch (fault.kind) {
    case 'timeout_after':
      await neverAnswer(request, reply);
      break;
    case 'reset_after':
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      break;
    case 'reset_within':
      await cutAnswer(request, reply, payload, fault.bytes);
      break;
    case 'server_error':
      if (!fault.accepted) break;
      reply.status(fault.status ?? 500).type('text/html');
      return sorry;
    case 'error': {
      if (!fault.accepted) break;
      const error = injected(fault.code, fault.status, fault.headers);
      reply.status(error.status).headers(error.headers);
      return JSON.stringify(error.envelope());
    }
  }
  return payload;
}

const sorry = '<html><body>Sorry, something went wrong.</body></html>';

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
