import type { ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { isBlocked, isUnknownOutcome } from '../../api/outcome.js';
import { LEAST_SEND_TIME } from '../../api/graph-api/send.js';
import type { SentOnce } from '../../api/send-once.js';
import { sentenceOf } from '../../api/sentence.js';
import { settings } from '../../api/settings.js';
import { failureOf } from '../../whatsapp/retry.js';
import type { SharedUploads } from '../media/files.js';
import { problemsNow } from '../template-message/known-message.js';
import { sendTemplateOnce } from '../template-message/once.js';
import type { Templates } from '../template-message/templates.js';
import type { OnceOptions } from '../sending/options.js';
import { stopAt } from '../sending/problems.js';
import { inLanes } from './lanes.js';
import type { ReadyRow } from './messages.js';
import { notSent, type Result } from './result.js';

/** So many messages are on their way at the same time. */
const MOST_UNDER_WAY = 50;

/** What all messages of a batch have in common. */
export interface Batch {
  wabaId: string;
  phoneNumberId: string;
  once: OnceOptions;
  templates: Templates;
  uploads: SharedUploads;
}

/**
 * Sends the messages side by side, each once, and gives what came of each. What does not fit before `deadline`, and
 * what has to wait longer, is left over.
 * @throws what is wrong for all of them, as long as no message can be out: Zapier may repeat a step that fails.
 */
export async function sendBatch(
  z: ZObject,
  ready: readonly ReadyRow[],
  batch: Batch,
  deadline: Deadline,
): Promise<Result[]> {
  const run = new BatchRun(z, batch, deadline);
  const results = await inLanes(ready, MOST_UNDER_WAY, (row) => run.send(row));
  const isOut = results.some(({ outcome }) => outcome === 'sent' || outcome === 'already_sent');
  if (run.trouble && !isOut && !run.mayBeOut) throw run.trouble;
  return results;
}

/** The names of the errors with which Zapier mends or asks for the connection. */
const connectionErrors = new Set(['ExpiredAuthError', 'RefreshAuthError']);

class BatchRun {
  /** The first error that is no single message's; null as long as there is none. */
  trouble: Error | null = null;
  /** True when WhatsApp's answer about a message was lost. */
  mayBeOut = false;
  /** Why no further message is tried. */
  private stoppedBy: string | null = null;
  /** Milliseconds that the slowest message took at WhatsApp. */
  private slowest = LEAST_SEND_TIME;

  constructor(
    private readonly z: ZObject,
    private readonly batch: Batch,
    private readonly deadline: Deadline,
  ) {}

  async send(ready: ReadyRow): Promise<Result> {
    const { row, recipient } = ready;
    if (this.stoppedBy !== null) return notSent(row, 'left_over', untried(this.stoppedBy), recipient.phone);
    if (this.spareTime < 0) return notSent(row, 'left_over', noTime, recipient.phone);
    const refusal = { isFinal: false };
    try {
      return sentResult(ready, await this.sendOnce(ready, refusal));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return this.stopped(ready, error, refusal.isFinal);
    }
  }

  /**
   * Milliseconds that are left before a message has to be tried: one that is cut off may have gone out all the same, so
   * one as slow as the slowest must still fit.
   */
  private get spareTime(): number {
    return this.deadline.left - this.slowest - settings.lookupTimeout;
  }

  private async sendOnce(ready: ReadyRow, refusal: { isFinal: boolean }): Promise<SentOnce> {
    const { wabaId, phoneNumberId, once, templates, uploads } = this.batch;
    const { bundle, recipient, known, crm } = ready;
    const send = {
      wabaId,
      phoneNumberId,
      address: recipient.address,
      message: known.message,
      crm,
      once,
      together: {
        uploads,
        longestWait: () => this.spareTime,
        whenPosted: (milliseconds: number) => {
          this.slowest = Math.max(this.slowest, milliseconds);
        },
      },
      whenRefused: async (code: number) => {
        // What is safe to repeat is repeated, and may end otherwise.
        refusal.isFinal = failureOf({ code }) !== 'safe';
        const problems = await problemsNow(templates, bundle, known, null, code);
        // The template changed while the batch went out: what was fine for this message is so for none.
        if (problems.length > 0) this.stoppedBy ??= problems.join(' ');
        stopAt(this.z, problems);
      },
    };
    const { sent } = await sendTemplateOnce(this.z, bundle, send, this.deadline);
    return sent;
  }

  /** Decides what an error means for the message, and for those that were not tried yet. */
  private stopped({ row, recipient: { phone } }: ReadyRow, error: Error, isRefused: boolean): Result {
    const what = sentenceOf(error);
    this.mayBeOut ||= isUnknownOutcome(error);
    if (isBlocked(error)) return notSent(row, 'blocked', what, phone);
    if (error.name === 'HaltedError') return notSent(row, 'failed', what, phone);
    if (error.name === 'ThrottledError') return notSent(row, 'left_over', what, phone);
    const isConnection = connectionErrors.has(error.name);
    if (!isConnection && error.name !== 'AppError') throw error;
    this.trouble ??= error;
    // WhatsApp's word about the account, the number or the connection holds for all messages.
    if (isRefused || isConnection) this.stoppedBy ??= what;
    return notSent(row, isRefused ? 'failed' : 'left_over', what, phone);
  }
}

function sentResult({ row, recipient, notes }: ReadyRow, sent: SentOnce): Result {
  const { alreadySent, checked, messageId, note, operation, status } = sent;
  const own = checked && note ? [note] : [];
  return {
    row,
    outcome: alreadySent ? 'already_sent' : 'sent',
    phone: recipient.phone,
    messageId,
    messageStatus: status,
    operation,
    what: [...(alreadySent ? [] : ['Sent.']), ...own, ...notes].join(' '),
    unchecked: checked ? null : note,
  };
}

const noTime = 'There was no time left in this run, so nothing was sent yet.';

function untried(why: string): string {
  return `It was not tried, because of what happened to another message: ${why}`;
}
