import type { Generated } from 'kysely';
import type { EventKind } from '../../../whatsapp/event.js';
import type { FailureKind, FailureState } from '../../../whatsapp/failure.js';

/**
 * What failed for good and is for a person: a send, or one event that a subscription did not take. See FailureItem;
 * times are milliseconds since 1970.
 */
export interface FailuresTable {
  id: Generated<number>;
  waba_id: string;
  kind: FailureKind;
  state: FailureState;
  title: string;
  reason: string;
  advice: string;
  first_failed_at: number;
  last_failed_at: number;
  escalated_at: number | null;
  /** Of a send, as the next five. The contact is null where the hub knew none. */
  contact_id: string | null;
  phone_number_id: string | null;
  operation: string | null;
  dedup_key: string | null;
  zap: string | null;
  /** Of a delivery, as the rest. It keeps its own copy of the event, which may be deleted before somebody looks. */
  subscription_id: string | null;
  event: EventKind | null;
  event_seq: number | null;
  body: string | null;
}
