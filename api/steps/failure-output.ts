import type { HubEventOf } from '../../whatsapp/event.js';
import { failureKinds, type FailureItem } from '../../whatsapp/failure.js';
import type { OutputsOf } from './output-fields.js';

/** What failed, as a person needs it. */
export interface FailureOutput extends Omit<FailureItem, 'state' | 'event'> {
  /** The event's. */
  id: string;
  failure_id: string;
  kind_label: string;
  /** How many of the same are open. */
  count: number;
  /** True when nobody had looked for a day. */
  escalated: boolean;
  event_kind: string | null;
  received_at: string;
}

export function failureOutput({ id, received_at, data }: HubEventOf<'failure'>): FailureOutput {
  const { failure, count, escalated } = data;
  return {
    id,
    failure_id: failure.id,
    kind: failure.kind,
    kind_label: failureKinds[failure.kind] ?? failure.kind,
    title: failure.title,
    reason: failure.reason,
    advice: failure.advice,
    count,
    escalated,
    first_failed_at: failure.first_failed_at,
    last_failed_at: failure.last_failed_at,
    escalated_at: failure.escalated_at,
    contact_id: failure.contact_id,
    phone_number_id: failure.phone_number_id,
    operation: failure.operation,
    zap: failure.zap,
    event_kind: failure.event,
    received_at,
  };
}

/** The labels of a failure in every step: one for each key, in the order in which people look for them. */
export const failureOutputs: OutputsOf<FailureOutput> = {
  id: 'ID',
  title: 'What Happened',
  reason: 'Why',
  advice: 'What to Do',
  kind: 'Kind',
  kind_label: 'Kind in Words',
  count: ['Failures', 'integer'],
  escalated: ['Escalated', 'boolean'],
  first_failed_at: ['Failed First At', 'datetime'],
  last_failed_at: ['Failed Last At', 'datetime'],
  escalated_at: ['Escalated At', 'datetime'],
  zap: 'Zap',
  contact_id: 'Contact ID',
  phone_number_id: 'Phone Number ID',
  operation: 'Operation ID',
  event_kind: 'Kind of Event',
  failure_id: 'Failure ID',
  received_at: ['Received At', 'datetime'],
};

/** A template that WhatsApp refused for good. */
export const failureSample: FailureOutput = {
  id: 'pW3kYt8Rb6NvQz1LxHs5Gc',
  failure_id: '118',
  kind: 'send',
  kind_label: failureKinds.send,
  title: 'The template “order_ready” was not sent',
  reason: 'The template is paused, because customers gave it a low quality. (Meta’s code 132015)',
  advice: 'Edit the template so that customers find it useful, and run the step again from the Zap history.',
  count: 1,
  escalated: false,
  first_failed_at: '2026-03-02T09:41:07.000Z',
  last_failed_at: '2026-03-02T09:41:07.000Z',
  escalated_at: null,
  contact_id: 'c_4fV9sLq2ZtXw8KbNhR3y',
  phone_number_id: '106540352242922',
  operation: 'k2VhWq7TzPn4XsBd9LmR1Y',
  zap: 'Zap 71093321',
  event_kind: null,
  received_at: '2026-03-02T09:41:07.312Z',
};
