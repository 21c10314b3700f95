import type { Report } from '../report.js';

/** The report as one JSON object: `sent`, `delivered`, and `rows`, each with `pass`, which is null where nothing was measured. */
export function jsonOf(report: Report): Record<string, unknown> {
  const { where, startedAt, seconds, asked, sent, delivered, verdict, rows, displayTimes } = report;
  return {
    where,
    started_at: startedAt,
    seconds,
    messages: asked,
    sent,
    delivered,
    accepted: verdict.accepted,
    verdict: verdict.text,
    rows: rows.map(({ value, measured, ...row }) => ({
      ...row,
      standard: value,
      // A time that never came has no number.
      measured: measured !== null && Number.isFinite(measured) ? measured : null,
    })),
    display_seconds: displayTimes,
  };
}
