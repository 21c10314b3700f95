import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Update } from '../../whatsapp/updates.js';
import { Appender } from './append.js';
import { readBacklog, readNextDue } from './backlog.js';
import { claimDue } from './claim.js';
import type { Database } from './database.js';
import { listEvents } from './event-list.js';
import { pruneEvents, pruneFailures } from './prune.js';
import { reviewReport } from './review-report.js';
import { settleAll } from './settle.js';
import type {
  EventQuery,
  NewSubscription,
  PruneRange,
  ReviewReportQuery,
  Settlement,
  Store,
  TemplateSubmission,
} from './store.js';
import { addSubscription, deleteSubscription, findSubscription } from './subscriptions.js';
import { recordSubmission } from './template-reviews.js';

/** The store over SQLite or PostgreSQL. */
export class SqlStore implements Store {
  /** Whose leases these are: every store that is open has its own name. */
  private readonly holder = randomUUID();
  private readonly appender: Appender;

  constructor(private readonly database: Database) {
    this.appender = new Appender(database);
  }

  append(updates: Update[], receivedAt: number) {
    return this.appender.append(updates, receivedAt);
  }

  events(query: EventQuery) {
    return listEvents(this.database.db, query);
  }

  addSubscription(subscription: NewSubscription) {
    return addSubscription(this.database, subscription, Date.now());
  }

  subscription(id: string) {
    return findSubscription(this.database.db, id);
  }

  async removeSubscription(id: string): Promise<void> {
    await this.database.db.transaction().execute(async (tx) => {
      await this.database.takeTurn(tx);
      await deleteSubscription(tx, id);
    });
  }

  claim(options: Parameters<Store['claim']>[0]) {
    return claimDue(this.database, this.holder, options);
  }

  settle(settlements: Settlement[]) {
    return settleAll(this.database, this.holder, settlements, Date.now());
  }

  nextDue() {
    return readNextDue(this.database.db);
  }

  backlog(now: number) {
    return readBacklog(this.database.db, now);
  }

  submitTemplate(submission: TemplateSubmission) {
    return recordSubmission(this.database, submission);
  }

  reviewReport(query: ReviewReportQuery) {
    return reviewReport(this.database.db, query);
  }

  prune(range: PruneRange) {
    return this.database.db.transaction().execute((tx) => pruneEvents(tx, range));
  }

  pruneFailures(before: number, limit: number) {
    return this.database.db.transaction().execute((tx) => pruneFailures(tx, before, limit));
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.database.db);
  }

  /** Makes due what others held. Only for somebody who knows that they are dead. */
  async endLeases(): Promise<void> {
    await this.database.db.transaction().execute(async (tx) => {
      await tx.updateTable('subscriptions').set({ leased_until: 0, leased_by: null }).execute();
    });
  }

  close() {
    return this.database.db.destroy();
  }
}
