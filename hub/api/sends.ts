import type { FastifyInstance } from 'fastify';
import type { SendOutcome } from '../../whatsapp/send-permit.js';
import type { SendStore } from '../store/sends/store.js';
import { callerOf } from './access.js';
import { Problem } from './problem.js';
import { accountRoute } from './route.js';
import { Throughputs } from './throughputs.js';
import { found, noSend } from './not-found.js';
import { sendOutcome, sendPath, sendRequest, unaskedSend, type Told } from './wire/sends.js';

interface Needs {
  store: Pick<SendStore, 'permitSend' | 'settleSend' | 'recordSend' | 'throughput' | 'saveThroughput'>;
  config: { sendLimitPerMinute: number };
}

/** The ledger: asked before each send, and told what became of it, so that nothing is sent twice. */
export function sendRoutes(app: FastifyInstance, { store, config }: Needs): void {
  const throughputs = new Throughputs(store);
  accountRoute(
    app,
    {
      method: 'POST',
      url: '/v1/sends',
      summary: 'Asks whether a message may be sent now. Only after `go` may it, and once.',
      answers: {
        200: 'The `decision`: go, wait so many `seconds` and ask again, blocked, already_sent or given_up; why, in `detail`. With `earlier_only`, not_sent in the place of go.',
      },
      asks: sendRequest,
    },
    async (request, reply) => {
      const { waba_id: wabaId, phone_number_id: phoneNumberId } = request;
      // No permit waits for Meta: until it told, the usual throughput holds.
      void throughputs.learn(callerOf(reply.request), { wabaId, phoneNumberId });
      return found(await store.permitSend(request, config.sendLimitPerMinute, Date.now()), operationTaken);
    },
  );

  accountRoute(
    app,
    {
      method: 'PATCH',
      url: '/v1/sends/:operation',
      summary: 'Tells what became of a message that was let through.',
      answers: {
        200: 'The `state` of the send; `accepted` also when WhatsApp told of the message meanwhile; `undelivered` when it told that the message failed: why, and what to do, in `detail`. How often it was refused, in `refusals`.',
      },
      path: sendPath,
      asks: sendOutcome,
    },
    async ({ waba_id, operation, ...told }) =>
      found(await store.settleSend(waba_id, operation, outcomeOf(told), Date.now()), noSend),
  );

  accountRoute(
    app,
    {
      method: 'PUT',
      url: '/v1/sends/:operation',
      summary:
        'Tells of a message that went out without asking, because the hub did not answer, and what became of it. What went out is kept once, however often it is told; each refusal counts as one try.',
      answers: { 200: 'As for PATCH: from now on the ledger knows the send as if it had let it through.' },
      path: sendPath,
      asks: unaskedSend,
    },
    async ({ outcome, message_id, code, reason, advice, retry, ...request }) => {
      const became = outcomeOf({ outcome, message_id, code, reason, advice, retry });
      return found(await store.recordSend(request, became, Date.now()), operationTaken);
    },
  );
}

/** The form sees to it that all is there. */
function outcomeOf({
  outcome,
  message_id = '',
  code = null,
  reason = '',
  advice = '',
  retry = 'never',
}: Told): SendOutcome {
  if (outcome === 'accepted') return { outcome, message_id };
  return outcome === 'unknown' ? { outcome, reason } : { outcome, code, reason, advice, retry };
}

function operationTaken(): Problem {
  return new Problem(
    409,
    'operation-taken',
    'Operation Taken',
    'Another send was asked for under this operation. Each send needs an operation of its own.',
  );
}
