import type { FastifyInstance } from 'fastify';
import type { ReviewReport, Store } from '../store/store.js';
import { unfit } from './check.js';
import { periodOf } from './period.js';
import { accountRoute } from './route.js';
import { newReview, reviewReportQuery } from './wire/template-reviews.js';

const minuteMs = 60_000;
/** A clock that is this far ahead is wrong. */
const fastClockMs = 5 * minuteMs;

type ReviewStore = Pick<Store, 'submitTemplate' | 'reviewReport'>;

/** How long Meta reviews templates: told when one is handed in, and reported for an account and a period. */
export function templateReviewRoutes(app: FastifyInstance, { store }: { store: ReviewStore }): void {
  accountRoute(
    app,
    {
      method: 'POST',
      url: '/v1/templates/reviews',
      summary: 'Tells that a template was handed in to Meta.',
      answers: { 204: 'It is noted.' },
      asks: newReview,
    },
    async ({ waba_id, template_id, submitted_at, decision }, reply) => {
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
    },
  );

  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/reports/templates',
      summary: 'Reports how long Meta took to review templates in a period, and how it decided.',
      answers: { 200: 'The report. Rates are from 0 to 1, and null where there is nothing to count.' },
      asks: reviewReportQuery,
    },
    async ({ waba_id, ...asked }) => {
      const now = Date.now();
      const { from, to } = periodOf(asked, now);
      return {
        waba_id,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        ...onTheWire(await store.reviewReport({ wabaId: waba_id, from, to, now })),
      };
    },
  );
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
