import { failureOutputs } from '../../api/steps/failure-output.js';
import type { FailureDealtWith, FailuresDealtWith, FailureAction } from '../../api/hub-api/failures.js';
import type { OutputsOf } from '../../api/steps/output-fields.js';
import { failureKinds, type FailureItem, type FailureKind } from '../../whatsapp/failure.js';

/** What was done about failures. What speaks of one failure is null when it was done for all of a kind. */
export interface ResolveFailureOutput {
  id: string;
  /** What was done and what happens next, in words. */
  result: string;
  /** How many were retried or ignored. */
  count: number;
  /** How many could not be retried. */
  left: number;
  kind: FailureKind;
  kind_label: string;
  failure_id: string | null;
  state: FailureItem['state'] | null;
  title: string | null;
  reason: string | null;
  zap: string | null;
  contact_id: string | null;
  phone_number_id: string | null;
  event_kind: FailureItem['event'];
  first_failed_at: string | null;
}

/** Of one failure. */
export function oneDealtWith({ failure, note }: FailureDealtWith): ResolveFailureOutput {
  return {
    id: failure.id,
    result: note ?? ignored,
    count: 1,
    left: 0,
    kind: failure.kind,
    kind_label: failureKinds[failure.kind] ?? failure.kind,
    failure_id: failure.id,
    state: failure.state,
    title: failure.title,
    reason: failure.reason,
    zap: failure.zap,
    contact_id: failure.contact_id,
    phone_number_id: failure.phone_number_id,
    event_kind: failure.event,
    first_failed_at: failure.first_failed_at,
  };
}

/** Of all failures of a kind. */
export function allDealtWith(
  kind: FailureKind,
  what: FailureAction,
  { count, left, note }: FailuresDealtWith,
): ResolveFailureOutput {
  const done = count === 0 ? nothing[what] : (note ?? ignored);
  return {
    id: `${what}/${kind}`,
    result: left > 0 ? `${done} ${leftOpen(left)}` : done,
    count,
    left,
    kind,
    kind_label: failureKinds[kind],
    failure_id: null,
    state: null,
    title: null,
    reason: null,
    zap: null,
    contact_id: null,
    phone_number_id: null,
    event_kind: null,
    first_failed_at: null,
  };
}

const ignored = 'It is done with: nothing was delivered or sent, and nobody is reminded of it.';

const nothing: Readonly<Record<FailureAction, string>> = {
  retry: 'There was nothing to retry.',
  ignore: 'There was nothing to ignore.',
};

function leftOpen(count: number): string {
  return `${count} could not be retried, because their Zap is off or deleted, or because a contact is being erased.`;
}

const { kind, kind_label, failure_id, title, reason } = failureOutputs;
const { zap, contact_id, phone_number_id, event_kind, first_failed_at } = failureOutputs;

/** One label for each key, in the order in which people look for them. */
export const resolveFailureOutputs: OutputsOf<ResolveFailureOutput> = {
  id: 'ID',
  result: 'What Was Done',
  count: ['Failures Dealt With', 'integer'],
  left: ['Failures That Could Not Be Retried', 'integer'],
  kind,
  kind_label,
  failure_id,
  state: 'State',
  title,
  reason,
  zap,
  contact_id,
  phone_number_id,
  event_kind,
  first_failed_at,
};

/** An event that goes out again. */
export const resolveFailureSample: ResolveFailureOutput = {
  id: '119',
  result: 'What could be retried is delivered to its Zap again now, after all that waits for it.',
  count: 1,
  left: 0,
  kind: 'delivery',
  kind_label: failureKinds.delivery,
  failure_id: '119',
  state: 'retried',
  title: 'A Zap with the trigger “New Message” did not take an event',
  reason: 'hooks.zapier.com answered with status 500.',
  zap: null,
  contact_id: null,
  phone_number_id: '106540352242922',
  event_kind: 'message',
  first_failed_at: '2026-03-02T09:41:07.000Z',
};
