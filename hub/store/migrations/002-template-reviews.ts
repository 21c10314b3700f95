import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database/database.js';

export async function templateReviews(
  db: Kysely<unknown>,
  { counter, integer, text }: ColumnTypes,
): Promise<void> {
  await sql`create table template_reviews (
    id ${counter},
    waba_id ${text} not null,
    template_id ${text} not null,
    submitted_at ${integer},
    decided_at ${integer},
    decision ${text}
  )`.execute(db);
  await sql`create index template_reviews_by_template on template_reviews (waba_id, template_id, id)`.execute(
    db,
  );
}
