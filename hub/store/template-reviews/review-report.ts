import { sql, type RawBuilder } from 'kysely';
import type { Queries } from '../database/database.js';
import type { ReviewReport, ReviewReportQuery } from '../store.js';

const dayMs = 86_400_000;

/** How the reviews went that began in the period; one whose beginning is not known counts when it ended. */
export async function reviewReport(queries: Queries, query: ReviewReportQuery): Promise<ReviewReport> {
  const { now } = query;
  const counted = (condition: RawBuilder<unknown>) =>
    sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
  const { timed, ...counts } = await reviewsOf(queries, query)
    .select([
      sql<number>`count(*)`.as('submitted'),
      counted(sql`decision = 'approved'`).as('approved'),
      counted(sql`decision = 'rejected'`).as('rejected'),
      counted(sql`decided_at is null`).as('pending'),
      counted(sql`submitted_at is not null and decided_at is not null`).as('timed'),
      counted(
        sql`submitted_at is not null and (decided_at is not null or submitted_at <= ${now - dayMs})`,
      ).as('due'),
      counted(sql`decision = 'approved' and decided_at - submitted_at <= ${dayMs}`).as('approvedWithinDay'),
    ])
    .executeTakeFirstOrThrow();
  return { ...counts, medianReviewMs: await median(queries, query, timed) };
}

function reviewsOf(queries: Queries, { wabaId, from, to }: ReviewReportQuery) {
  const began = sql<number>`coalesce(submitted_at, decided_at)`;
  return queries
    .selectFrom('template_reviews')
    .where('waba_id', '=', wabaId)
    .where(began, '>=', from)
    .where(began, '<', to);
}

/** The middle one of `count` durations, or the mean of the two in the middle. */
async function median(queries: Queries, query: ReviewReportQuery, count: number): Promise<number | null> {
  if (count === 0) return null;
  const took = sql<number>`decided_at - submitted_at`;
  const middle = await reviewsOf(queries, query)
    .select(took.as('took'))
    .where('submitted_at', 'is not', null)
    .where('decided_at', 'is not', null)
    .orderBy('took')
    .limit(count % 2 === 0 ? 2 : 1)
    .offset(Math.floor((count - 1) / 2))
    .execute();
  return middle.reduce((sum, { took }) => sum + took, 0) / middle.length;
}
