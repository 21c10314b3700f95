import type { FastifyInstance } from 'fastify';
import type { FailureItem, FailureKind } from '../../whatsapp/failure.js';
import type { FailureBar, FailureChange, FailureStore } from '../store/failures/store.js';
import { Problem } from './problem.js';
import { accountRoute } from './route.js';
import { found, noFailure } from './not-found.js';
import { failureChange, failurePath, failureQuery, failuresChange } from './wire/failures.js';

type Failures = Pick<
  FailureStore,
  'failures' | 'retryFailure' | 'retryFailures' | 'ignoreFailure' | 'ignoreFailures'
>;

/** So many in one transaction, so that no other waits for long. */
const changesAtOnce = 100;

/** What failed for good and is for a person: sends, and events that a Zap did not take. */
export function failureRoutes(app: FastifyInstance, { store }: { store: Failures }): void {
  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/failures',
      summary: 'Lists what failed for good, newest first: what, why, what to do, and since when.',
      answers: { 200: '`failures`, and `next_cursor`, which is null on the last page.' },
      asks: failureQuery,
    },
    async ({ waba_id, ...query }) => {
      const { items, nextCursor } = await store.failures({ wabaId: waba_id, ...query });
      return { failures: items, next_cursor: nextCursor };
    },
  );

  accountRoute(
    app,
    {
      method: 'POST',
      url: '/v1/failures/:id/retry',
      summary:
        'Delivers an event again, after all that waits for its Zap; lets a message be sent again by its step in Zapier.',
      answers: { 200: 'The `failure`, and in `note` what happens next.' },
      path: failurePath,
      asks: failureChange,
    },
    async ({ waba_id, id }) => {
      const failure = changed(await store.retryFailure(waba_id, id, Date.now()));
      return { failure, note: notes[failure.kind] };
    },
  );

  accountRoute(
    app,
    {
      method: 'POST',
      url: '/v1/failures/retry',
      summary: 'Does the same for all open failures of a kind.',
      answers: {
        200: 'How many were `retried`; how many are `left` open, because their Zap is gone or a contact is being erased; and in `note` what happens next.',
      },
      asks: failuresChange,
    },
    async ({ waba_id, kind }) => ({ ...(await retryAll(store, waba_id, kind)), note: notes[kind] }),
  );

  accountRoute(
    app,
    {
      method: 'POST',
      url: '/v1/failures/:id/ignore',
      summary: 'Says that nothing has to be done about a failure.',
      answers: { 200: 'The `failure`.' },
      path: failurePath,
      asks: failureChange,
    },
    async ({ waba_id, id }) => ({ failure: changed(await store.ignoreFailure(waba_id, id)) }),
  );

  accountRoute(
    app,
    {
      method: 'POST',
      url: '/v1/failures/ignore',
      summary: 'Says the same about all open failures of a kind.',
      answers: { 200: 'How many were `ignored`.' },
      asks: failuresChange,
    },
    async ({ waba_id, kind }) => ({ ignored: await ignoreAll(store, waba_id, kind) }),
  );
}

const notes: Record<FailureKind, string> = {
  delivery: 'What could be retried is delivered to its Zap again now, after all that waits for it.',
  send: 'The hub has no right to send, so nothing was sent. Run the step again from the Zap history: the hub lets it through now.',
};

async function retryAll(store: Failures, wabaId: string, kind: FailureKind) {
  const now = Date.now();
  let retried = 0;
  for (;;) {
    const some = await store.retryFailures(wabaId, kind, changesAtOnce, now);
    retried += some.retried;
    if (some.retried < changesAtOnce) return { retried, left: some.left };
  }
}

async function ignoreAll(store: Failures, wabaId: string, kind: FailureKind): Promise<number> {
  let ignored = 0;
  for (;;) {
    const some = await store.ignoreFailures(wabaId, kind, changesAtOnce);
    ignored += some;
    if (some < changesAtOnce) return ignored;
  }
}

function changed(change: FailureChange | null): FailureItem {
  const { failure, bar } = found(change, noFailure);
  if (bar) throw problems[bar]();
  return failure;
}

const problems: Record<FailureBar, () => Problem> = {
  closed: () =>
    new Problem(
      409,
      'failure-closed',
      'Failure Closed',
      'Somebody has dealt with this failure, it came right by itself, or a newer entry of the list says what became of the same message. Nothing has to be done about this one.',
    ),
  no_subscription: () =>
    new Problem(
      409,
      'no-subscription',
      'No Such Subscription',
      'The Zap that did not take this event is off or deleted, so there is nowhere to deliver it. A Zap that is turned on again is a new one to the hub. Look the event up in GET /v1/events if you need it, and ignore the failure.',
    ),
  erasure: () =>
    new Problem(
      409,
      'erasure-under-way',
      'Erasure Under Way',
      'A contact of this account is being erased, and the event may be about it. Retry the failure in a few minutes, if it is still there.',
    ),
};
