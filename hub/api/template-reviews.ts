import type { FastifyInstance } from 'fastify';
import type { ReviewReport, Store } from '../store/store.js';
import { requireAccount } from './access.js';
import { checked, unfit } from './check.js';
import { newReview, reviewReportQuery } from './wire.js';

const minuteMs = 60_000;
/** The period of a report when none is given. */
const usualPeriodMs = 30 * 86_400_000;
/** A clock that is this far ahead is wrong. */
const fastClockMs = 5 * minuteMs;

type ReviewStore = Pick<Store, 'submitTemplate' | 'reviewReport'>;

/** How long Meta reviews templates: told when one is handed in, and reported for an account and a period. */
export function templateReviewRoutes(app: FastifyInstance, { store }: { store: ReviewStore }): void {
  app.post('/v1/templates/reviews', { bodyLimit: 16 * 1024 }, async (request, reply) => {
    const { waba_id, template_id, submitted_at, decision } = checked(newReview, request.body);
    await requireAccount(request, waba_id);
    if (submitted_at > Date.now() + fastClockMs) {
      throw unfit([{ field: 'submitted_at', fault: 'lies in the future' }]);
    }
    await store.submitTemplate({
      wabaId: waba_id,
      templateId: template_id,
      submittedAt: submitted_at,
      ...(decision && { decision }),
    });
    return reply.code(204).send();
  });

  app.get('/v1/reports/templates', async (request) => {
    const now = Date.now();
    const query = checked(reviewReportQuery, request.query);
    await requireAccount(request, query.waba_id);
    const to = query.to ?? now;
    const from = query.from ?? to - usualPeriodMs;
    if (from >= to) throw unfit([{ field: 'from', fault: 'must be earlier than “to”' }]);
    return {
      waba_id: query.waba_id,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      ...onTheWire(await store.reviewReport({ wabaId: query.waba_id, from, to, now })),
    };
  });
}

/** Shares are from 0 to 1, and null where there is nothing to count. */
function onTheWire(report: ReviewReport) {
  const { submitted, approved, rejected, pending, due, approvedWithinDay, medianReviewMs } = report;
  return {
    submitted,
    approved,
    rejected,
    pending,
    approval_rate: share(approved, approved + rejected),
    /** Of the reviews whose beginning is known, and that ended or are older than a day. */
    approved_within_24_hours: share(approvedWithinDay, due),
    median_review_minutes: medianReviewMs === null ? null : Math.round(medianReviewMs / (minuteMs / 10)) / 10,
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}
