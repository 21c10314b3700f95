import type { Selectable } from 'kysely';
import type { FailureItem } from '../../../whatsapp/failure.js';
import type { FailuresTable } from './schema.js';

/** What a person sees of a failure; not the event, which can be large. */
export const shown = [
  'id',
  'kind',
  'state',
  'title',
  'reason',
  'advice',
  'first_failed_at',
  'last_failed_at',
  'escalated_at',
  'contact_id',
  'phone_number_id',
  'operation',
  'zap',
  'event',
] as const satisfies (keyof FailuresTable)[];

export function itemOf(row: Pick<Selectable<FailuresTable>, (typeof shown)[number]>): FailureItem {
  return {
    id: String(row.id),
    kind: row.kind,
    state: row.state,
    title: row.title,
    reason: row.reason,
    advice: row.advice,
    first_failed_at: new Date(row.first_failed_at).toISOString(),
    last_failed_at: new Date(row.last_failed_at).toISOString(),
    escalated_at: row.escalated_at === null ? null : new Date(row.escalated_at).toISOString(),
    contact_id: row.contact_id,
    phone_number_id: row.phone_number_id,
    operation: row.operation,
    zap: row.zap,
    event: row.event,
  };
}
