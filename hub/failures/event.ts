import type { HubEvent } from '../../whatsapp/event.js';
import type { FailureItem } from '../../whatsapp/failure.js';
import { idOf } from '../../whatsapp/update-id.js';

/** Failures that are the same thing to a person. */
export interface FailureGroup {
  wabaId: string;
  /** The first of them. */
  failure: FailureItem;
  count: number;
}

/** What Zaps are told of failures; `escalated`: once more, because nobody looked. `now` in epoch milliseconds. */
export function failureEvent(
  { wabaId, failure, count }: FailureGroup,
  escalated: boolean,
  now: number,
): HubEvent {
  return {
    id: idOf(['failure', wabaId, failure.id, escalated].join('\0')),
    event: 'failure',
    field: 'hub',
    waba_id: wabaId,
    phone_number_id: failure.phone_number_id,
    occurred_at: failure.last_failed_at,
    received_at: new Date(now).toISOString(),
    data: { failure, count, escalated },
  };
}
