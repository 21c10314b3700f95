import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ChangeSource } from '../../whatsapp/change-source.js';
import type { FailureKind } from '../../whatsapp/failure.js';
import type { SendOutcome, SendRequest } from '../../whatsapp/send-permit.js';
import type { Update } from '../../whatsapp/updates.js';
import { Appender } from './events/append.js';
import { readBacklog, readNextDue } from './deliveries/backlog.js';
import { claimDue } from './deliveries/claim.js';
import { changeConsent } from './contacts/consents.js';
import { listContacts } from './contacts/contact-list.js';
import { listContactWindows } from './contacts/contact-windows.js';
import { contactItem, loadContact } from './contacts/contacts.js';
import { listConversations, resolveConversations } from './contacts/conversations.js';
import { listDigests } from './contacts/digests.js';
import { toldWithinMs } from './contacts/erased.js';
import { eraseContact } from './contacts/erasure.js';
import { eraseEvents } from './contacts/event-erasure.js';
import { exportContact } from './contacts/export.js';
import { findMessage, listMessages } from './contacts/messages.js';
import { putContact } from './contacts/put.js';
import { deliveryReport } from './contacts/report.js';
import { pruneContactRows } from './contacts/retention.js';
import type {
  ConsentChange,
  ContactFacts,
  ContactQuery,
  ContactRef,
  ContactStore,
  ReportQuery,
  TagChange,
  WindowQuery,
} from './contacts/store.js';
import { tryTagRule } from './contacts/tag-rule-trial.js';
import { deleteTagRule, listTagRules, saveTagRule, type NewTagRule } from './contacts/tag-rules.js';
import { changeTags, listTags } from './contacts/tags.js';
import { raiseUnanswered } from './contacts/unanswered.js';
import type { Database } from './database/database.js';
import { listEvents } from './events/event-list.js';
import { ignoreFailure, ignoreFailures, retryFailure, retryFailures } from './failures/change.js';
import { escalateFailures } from './failures/escalation.js';
import { listFailures } from './failures/list.js';
import type { FailureQuery } from './failures/store.js';
import { pruneEvents, pruneFailures } from './upkeep/prune.js';
import { reviewReport } from './template-reviews/review-report.js';
import { noteMissedWebhooks } from './sends/evidence.js';
import { permitSend } from './sends/permit.js';
import { pruneRates } from './sends/rates.js';
import { settleSend } from './sends/settle.js';
import type { BusinessNumber, Throughput } from './sends/store.js';
import { findThroughput, saveThroughput } from './sends/throughputs.js';
import { recordSend } from './sends/unasked.js';
import { giveUpSends, pruneSends } from './sends/upkeep.js';
import { settleAll } from './deliveries/settle.js';
import type {
  EventQuery,
  NewSubscription,
  PruneRange,
  ReviewReportQuery,
  Settlement,
  Store,
  TemplateSubmission,
} from './store.js';
import { SubscriptionCache } from './deliveries/subscription-cache.js';
import { addSubscription, deleteSubscription, findSubscription } from './deliveries/subscriptions.js';
import { recordSubmission } from './template-reviews/template-reviews.js';

/** Nobody asks for windows that were closed longer ago. */
const keepWindowsMs = 14 * 86_400_000;

/** The store over SQLite or PostgreSQL. */
export class SqlStore implements Store {
  /** Whose leases these are: every store that is open has its own name. */
  private readonly holder = randomUUID();
  private readonly appender: Appender;
  private readonly subscriptions = new SubscriptionCache();

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

  failures(query: FailureQuery) {
    return listFailures(this.database.db, query);
  }

  retryFailure(wabaId: string, id: string, now: number) {
    return retryFailure(this.database, wabaId, id, now);
  }

  retryFailures(wabaId: string, kind: FailureKind, limit: number, now: number) {
    return retryFailures(this.database, wabaId, kind, limit, now);
  }

  ignoreFailure(wabaId: string, id: string) {
    return ignoreFailure(this.database, wabaId, id);
  }

  ignoreFailures(wabaId: string, kind: FailureKind, limit: number) {
    return ignoreFailures(this.database, wabaId, kind, limit);
  }

  escalateFailures(now: number) {
    return escalateFailures(this.database, now);
  }

  permitSend(request: SendRequest, perMinute: number, now: number) {
    return permitSend(this.database, request, perMinute, now);
  }

  settleSend(wabaId: string, operation: string, outcome: SendOutcome, now: number) {
    return settleSend(this.database, wabaId, operation, outcome, now);
  }

  recordSend(request: SendRequest, outcome: SendOutcome, now: number) {
    return recordSend(this.database, request, outcome, now);
  }

  noteMissedWebhooks(now: number) {
    return noteMissedWebhooks(this.database, now);
  }

  throughput(number: BusinessNumber) {
    return findThroughput(this.database.db, number);
  }

  saveThroughput(number: BusinessNumber, throughput: Throughput, now: number) {
    return saveThroughput(this.database, number, throughput, now);
  }

  giveUpSends(now: number, limit: number) {
    return giveUpSends(this.database, now, limit);
  }

  pruneSends(before: number, now: number, limit: number) {
    return this.database.db.transaction().execute(async (tx) => {
      const rates = await pruneRates(tx, now, limit);
      return rates + (await pruneSends(tx, before, now, limit));
    });
  }

  async contact(ref: ContactRef) {
    const contact = await loadContact(this.database.db, ref);
    return contact && contactItem(this.database.db, contact);
  }

  contacts(query: ContactQuery) {
    return listContacts(this.database.db, query);
  }

  putContact(ref: ContactRef, facts: ContactFacts, source: ChangeSource, now: number) {
    return putContact(this.database, ref, facts, source, now);
  }

  eraseContact(ref: ContactRef, now: number) {
    return eraseContact(this.database, ref, now);
  }

  exportContact(ref: ContactRef) {
    return exportContact(this.database.db, ref);
  }

  message(wabaId: string, messageId: string) {
    return findMessage(this.database.db, wabaId, messageId);
  }

  messages(ref: ContactRef, query: Parameters<ContactStore['messages']>[1]) {
    return listMessages(this.database.db, ref, query);
  }

  conversations(ref: ContactRef, query: Parameters<ContactStore['conversations']>[1]) {
    return listConversations(this.database.db, ref, query);
  }

  resolve(ref: ContactRef, query: Parameters<ContactStore['resolve']>[1]) {
    return resolveConversations(this.database, ref, query, Date.now());
  }

  deliveryReport(query: ReportQuery) {
    return deliveryReport(this.database.db, query);
  }

  contactWindows(query: WindowQuery) {
    return listContactWindows(this.database, query);
  }

  digests(query: WindowQuery) {
    return listDigests(this.database, query);
  }

  pruneContactData(before: number, limit: number) {
    const windows = Math.max(before, Date.now() - keepWindowsMs);
    const erased = Date.now() - toldWithinMs;
    return this.database.db
      .transaction()
      .execute((tx) => pruneContactRows(tx, { messages: before, windows, erased }, limit));
  }

  eraseEvents(limit: number) {
    return eraseEvents(this.database, Date.now(), limit);
  }

  changeTags(ref: ContactRef, change: TagChange, now: number) {
    return changeTags(this.database, ref, change, now);
  }

  changeConsent(ref: ContactRef, change: ConsentChange, now: number) {
    return changeConsent(this.database, ref, change, now);
  }

  tags(wabaId: string) {
    return listTags(this.database.db, wabaId);
  }

  tagRules(wabaId: string) {
    return listTagRules(this.database.db, wabaId);
  }

  saveTagRule(rule: NewTagRule, now: number) {
    return saveTagRule(this.database, rule, now);
  }

  deleteTagRule(wabaId: string, id: string) {
    return deleteTagRule(this.database, wabaId, id);
  }

  tryTagRule(rule: NewTagRule, since: number) {
    return tryTagRule(this.database.db, rule, since);
  }

  raiseUnanswered(now: number) {
    return raiseUnanswered(this.database, this.subscriptions, now);
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
