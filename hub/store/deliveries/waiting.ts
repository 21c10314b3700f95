import { sql } from 'kysely';

/**
 * The ids of the subscriptions that wait for something, as a common table expression `waiting (id)`.
 * It jumps from one id to the next in the index, so that it costs the same however many events wait for each.
 */
export const waitingSubscriptions = sql`waiting (id) as (
  select min(subscription_id) from deliveries
  union all
  select (select min(d.subscription_id) from deliveries d where d.subscription_id > waiting.id)
  from waiting where waiting.id is not null
)`;
