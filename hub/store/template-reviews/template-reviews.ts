import type { Selectable, Transaction } from 'kysely';
import type { HubEvent } from '../../../whatsapp/event.js';
import { objectOf, type JsonObject } from '../../../whatsapp/json.js';
import { changeOf } from '../../../whatsapp/template-event/change.js';
import { templateIdOf } from '../../../whatsapp/template-event/subject.js';
import type { Update } from '../../../whatsapp/updates.js';
import type { Database } from '../database/database.js';
import type { TemplateReviewsTable, Tables } from '../schema.js';
import type { TemplateSubmission } from '../store.js';

/** One submission can be told by two, the integration and Meta; times this close mean the same one. */
const sameSubmissionMs = 3_600_000;
/** How far Meta's clock and ours may differ. */
const clockSkewMs = 300_000;

interface Subject {
  wabaId: string;
  templateId: string;
}

/** Writes down that a template was handed in, and Meta's decision where the answer held it. */
export async function recordSubmission(database: Database, submission: TemplateSubmission): Promise<void> {
  const { decision, submittedAt } = submission;
  await database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    await submitted(tx, submission, submittedAt);
    if (decision) await decided(tx, submission, decision, submittedAt);
  });
}

/**
 * Writes down the reviews that begin or end with these updates, and gives for each decision when its review began
 * (epoch milliseconds). What Meta repeats must not be among them: it would end a review that began since. Without a
 * template among them it asks the database nothing. The caller has taken its turn.
 */
export async function recordReviews(
  tx: Transaction<Tables>,
  updates: Iterable<Update>,
  receivedAt: number,
): Promise<ReadonlyMap<Update, number>> {
  const began = new Map<Update, number>();
  for (const update of updates) {
    const subject = update.kind === 'template' ? subjectOf(update) : null;
    if (!subject) continue;
    const at = update.occurredAt ?? receivedAt;
    const change = changeOf(update.field, valueOf(update));
    if (change === 'submitted') await submitted(tx, subject, at);
    if (change === 'deleted' || change === 'deletion_scheduled') await withdrawn(tx, subject);
    if (change !== 'approved' && change !== 'rejected') continue;
    const start = await decided(tx, subject, change, at);
    if (start !== null) began.set(update, start);
  }
  return began;
}

/** The event of a decision, with the beginning of its review. */
export function withReview(event: HubEvent, began: number | undefined): HubEvent {
  if (began === undefined || event.event !== 'template') return event;
  return { ...event, data: { ...event.data, review: { submitted_at: new Date(began).toISOString() } } };
}

async function submitted(tx: Transaction<Tables>, subject: Subject, at: number): Promise<void> {
  const last = await lastReview(tx, subject);
  if (!last || isNewSubmission(last, at)) {
    await insert(tx, subject, { submitted_at: at, decided_at: null, decision: null });
  } else if (last.submitted_at === null && last.decided_at !== null && at <= last.decided_at + clockSkewMs) {
    // The decision was faster than the news that there is something to decide.
    await change(tx, last.id, { submitted_at: Math.min(at, last.decided_at) });
  } else if (last.submitted_at !== null && at < last.submitted_at && isNear(at, last.submitted_at)) {
    await change(tx, last.id, { submitted_at: at });
  }
}

function isNewSubmission({ submitted_at, decided_at }: Review, at: number): boolean {
  if (decided_at === null) return at > (submitted_at ?? 0) + sameSubmissionMs;
  return at > decided_at + (submitted_at === null ? clockSkewMs : 0);
}

/** Gives when the review began, or null when that is not known or the decision is an old one. */
async function decided(
  tx: Transaction<Tables>,
  subject: Subject,
  decision: 'approved' | 'rejected',
  at: number,
): Promise<number | null> {
  const last = await lastReview(tx, subject);
  if (last?.submitted_at != null && last.decided_at === null) {
    if (at < last.submitted_at - clockSkewMs) return null;
    await change(tx, last.id, { decided_at: Math.max(at, last.submitted_at), decision });
    return last.submitted_at;
  }
  // Said again, with nothing handed in meanwhile: not another review.
  const isNews = !last || (last.decision !== decision && at > (last.decided_at ?? 0));
  if (isNews) await insert(tx, subject, { submitted_at: null, decided_at: at, decision });
  return null;
}

/** Nobody decides about a template that is deleted. */
async function withdrawn(tx: Transaction<Tables>, { wabaId, templateId }: Subject): Promise<void> {
  await tx
    .deleteFrom('template_reviews')
    .where('waba_id', '=', wabaId)
    .where('template_id', '=', templateId)
    .where('decided_at', 'is', null)
    .execute();
}

type Review = Selectable<TemplateReviewsTable>;
type Times = Pick<Review, 'submitted_at' | 'decided_at' | 'decision'>;

function lastReview(tx: Transaction<Tables>, { wabaId, templateId }: Subject): Promise<Review | undefined> {
  return tx
    .selectFrom('template_reviews')
    .selectAll()
    .where('waba_id', '=', wabaId)
    .where('template_id', '=', templateId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function insert(tx: Transaction<Tables>, subject: Subject, times: Times): Promise<void> {
  const row = { waba_id: subject.wabaId, template_id: subject.templateId, ...times };
  await tx.insertInto('template_reviews').values(row).execute();
}

async function change(tx: Transaction<Tables>, id: number, times: Partial<Times>): Promise<void> {
  await tx.updateTable('template_reviews').set(times).where('id', '=', id).execute();
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= sameSubmissionMs;
}

function subjectOf(update: Update): Subject | null {
  const { wabaId } = update;
  const templateId = templateIdOf(valueOf(update)) ?? '';
  return isStorable(wabaId) && isStorable(templateId) ? { wabaId, templateId } : null;
}

/** Ids that are none of Meta's must not stop the commit: PostgreSQL refuses NUL in a text and very long index keys. */
function isStorable(id: string): boolean {
  return id.length > 0 && id.length <= 64 && !id.includes('\0');
}

function valueOf({ data }: Update): JsonObject {
  return objectOf('value' in data ? data.value : null);
}
