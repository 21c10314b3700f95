import type { FastifyInstance } from 'fastify';
import type { Guard } from '../delivery/guard.js';
import type { Store, Subscription } from '../store/store.js';
import { callerOf } from './access.js';
import { unfit } from './check.js';
import type { RouteDescription } from './openapi.js';
import { Problem } from './problem.js';
import { accountRoute } from './route.js';
import { newSubscription, subscriptionPath } from './wire/subscriptions.js';

interface Needs {
  store: Pick<Store, 'addSubscription' | 'subscription' | 'removeSubscription'>;
  guard: Pick<Guard, 'refusal' | 'addressRefusal'>;
}

/** REST hooks: a Zap that is turned on subscribes, one that is turned off unsubscribes. */
export function subscriptionRoutes(app: FastifyInstance, { store, guard }: Needs): void {
  accountRoute(
    app,
    {
      method: 'POST',
      url: '/v1/subscriptions',
      summary: 'Subscribes an address to events of an account.',
      answers: { 200: 'The same subscription that was there before.', 201: 'The new subscription.' },
      asks: newSubscription,
      bodyLimit: 64 * 1024,
    },
    async ({ waba_id, event, target_url, filter }, reply) => {
      const refusal = guard.refusal(target_url) ?? (await guard.addressRefusal(target_url));
      if (refusal) throw unfitTarget(refusal);

      const asked = Date.now();
      const subscription = await store.addSubscription({
        wabaId: waba_id,
        event,
        targetUrl: target_url,
        filter,
      });
      // One that was there before keeps the time it was made.
      return reply.code(subscription.createdAt >= asked ? 201 : 200).send(onTheWire(subscription));
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/v1/subscriptions/:id',
    { config: { description: deletion } },
    async (request, reply) => {
      const { id } = request.params;
      const subscription = subscriptionPath.safeParse({ id }).success ? await store.subscription(id) : null;
      // Somebody else's is answered like none at all, so that ids cannot be tried out.
      if (!subscription || !(await callerOf(request).mayUse(subscription.wabaId))) throw noSubscription();
      await store.removeSubscription(id);
      return reply.code(204).send();
    },
  );
}

const deletion: RouteDescription = {
  summary: 'Ends a subscription.',
  answers: { 204: 'It is gone.' },
  path: subscriptionPath,
};

function onTheWire({ id, wabaId, event, targetUrl, filter, createdAt }: Subscription) {
  return {
    id,
    waba_id: wabaId,
    event,
    target_url: targetUrl,
    filter,
    created_at: new Date(createdAt).toISOString(),
  };
}

function unfitTarget(refusal: string): Problem {
  return unfit([
    {
      field: 'target_url',
      fault: `cannot be called by this hub. ${refusal} The person who runs the hub can allow a host in the setting HOOK_HOSTS`,
    },
  ]);
}

function noSubscription(): Problem {
  return new Problem(
    404,
    'no-subscription',
    'No Such Subscription',
    'The hub has no such subscription for this connection. It may have been deleted already; then nothing is left to do.',
  );
}
