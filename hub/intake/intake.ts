import type { IncomingMessage, ServerResponse } from 'node:http';
import { signatureVerifier } from '../../whatsapp/signature.js';
import { isWhatsAppBody, updatesOf } from '../../whatsapp/updates.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Appended, Store } from '../store/store.js';
import { accept, echo, refuse, type Outcome, type RefusalName } from './answer.js';
import { GroupCommit, type GroupCommitOptions } from './group-commit.js';
import { answerHandshake } from './handshake.js';
import { readBody } from './read-body.js';

export const webhookPath = '/webhooks/whatsapp';

/** Meta's largest webhook (Cloud API: webhooks overview, 3 MB). */
const bodyLimit = 3 * 1024 * 1024;
/** Bodies that are being received may take this much memory together; nobody has proved yet who sends them. */
const receivingLimit = 256 * 1024 * 1024;

export interface IntakeSettings {
  /** The first is the current one. */
  metaAppSecrets: readonly string[];
  metaVerifyToken: string;
}

export interface IntakeNeeds {
  settings: IntakeSettings;
  store: Pick<Store, 'append'>;
  metrics: Pick<Metrics, 'intakeRequests' | 'updates' | 'commitSize' | 'commitSeconds'>;
  log: Log;
  /** Told which subscriptions have something new, after the commit. */
  wake(subscriptionIds: string[]): void;
  limits?: Pick<GroupCommitOptions, 'batchUpdates' | 'queueUpdates' | 'queueBytes'>;
}

/**
 * Takes Meta's webhooks: checks the signature over the raw bytes, stores every update, and only then answers 200.
 * Whatever could not be stored is answered 503, and Meta sends it again (for up to 7 days). A plain `node:http`
 * handler: this is the hot path.
 */
export class Intake {
  private readonly commits: GroupCommit;
  private readonly isSigned: ReturnType<typeof signatureVerifier>;
  private receiving = 0;
  private draining = false;
  private storeAnswers = true;

  constructor(private readonly needs: IntakeNeeds) {
    this.isSigned = signatureVerifier(needs.settings.metaAppSecrets);
    this.commits = new GroupCommit({
      store: needs.store,
      onCommit: (appended, wake, seconds) => this.committed(appended, wake, seconds),
      onFailure: (error) => this.noteStore(false, error),
      ...needs.limits,
    });
  }

  /** Whether a request is for the webhook. */
  takes(url: string | undefined): boolean {
    if (url === undefined || !url.startsWith(webhookPath)) return false;
    const rest = url.charCodeAt(webhookPath.length);
    return Number.isNaN(rest) || rest === 0x3f || url === `${webhookPath}/`;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.draining) response.setHeader('Connection', 'close');
    if (request.method === 'POST') this.receive(request, response);
    else if (request.method === 'GET') this.shakeHands(request, response);
    else this.refuse(request, response, 'wrong_method');
  }

  /** From now on connections are closed after their answer. Resolves when all that was received is answered. */
  async drain(): Promise<void> {
    this.draining = true;
    await this.commits.flush();
  }

  private shakeHands(request: IncomingMessage, response: ServerResponse): void {
    const { searchParams } = new URL(request.url ?? '', 'http://hub');
    const challenge = answerHandshake(searchParams, this.needs.settings.metaVerifyToken);
    if (challenge === null) return this.refuse(request, response, 'wrong_verify_token');
    this.needs.log.info('Meta checked the webhook address');
    echo(response, challenge);
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    if (this.receiving > receivingLimit) return this.refuse(request, response, 'queue_full');
    const announced = Number(request.headers['content-length'] ?? bodyLimit);
    this.receiving += announced;
    readBody(request, bodyLimit, (body) => {
      this.receiving -= announced;
      if (body === 'cut off') this.count('cut_off');
      else if (body === 'too large') this.refuse(request, response, 'too_large');
      else this.check(request, response, body);
    });
  }

  private check(request: IncomingMessage, response: ServerResponse, raw: Buffer): void {
    const signature = request.headers['x-hub-signature-256'];
    if (!this.isSigned(raw, typeof signature === 'string' ? signature : undefined)) {
      return this.refuse(request, response, 'bad_signature');
    }
    if (this.commits.isFull) return this.refuse(request, response, 'queue_full');
    const body = parsed(raw);
    if (body === undefined) return this.refuse(request, response, 'not_json');
    if (!isWhatsAppBody(body)) return this.refuse(request, response, 'not_whatsapp');
    const updates = updatesOf(body);
    if (updates.length === 0) return this.accept(request, response, []);
    this.commits.add({
      updates,
      bytes: raw.length,
      done: (appended) => {
        if (appended) this.accept(request, response, appended);
        else this.refuse(request, response, 'commit_failed');
      },
    });
  }

  private accept(request: IncomingMessage, response: ServerResponse, appended: Appended[]): void {
    this.count('accepted');
    accept(request, response, appended);
  }

  private refuse(request: IncomingMessage, response: ServerResponse, name: RefusalName): void {
    this.count(name);
    refuse(request, response, name);
  }

  private count(outcome: Outcome): void {
    this.needs.metrics.intakeRequests.inc({ outcome });
  }

  private committed(appended: Appended[], wake: string[], seconds: number): void {
    const { metrics } = this.needs;
    this.needs.wake(wake);
    this.noteStore(true);
    metrics.commitSize.observe(appended.length);
    metrics.commitSeconds.observe(seconds);
    countByKind(appended, metrics.updates);
  }

  /** One log line when the store stops taking updates, one when it takes them again. */
  private noteStore(answers: boolean, error?: unknown): void {
    if (answers === this.storeAnswers) return;
    this.storeAnswers = answers;
    if (answers) this.needs.log.info('updates are stored again');
    else this.needs.log.error({ err: error }, 'updates cannot be stored; Meta is asked to send them again');
  }
}

/** Undefined when it is not JSON. */
function parsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** Counts once for each kind in the batch: a labelled counter is slow for a single update. */
function countByKind(appended: readonly Appended[], counter: Metrics['updates']): void {
  const counts = new Map<string, { kind: string; repeated: string; count: number }>();
  for (const { kind, repeated } of appended) {
    const key = repeated ? `${kind} again` : kind;
    const entry = counts.get(key);
    if (entry) entry.count += 1;
    else counts.set(key, { kind, repeated: String(repeated), count: 1 });
  }
  for (const { kind, repeated, count } of counts.values()) counter.inc({ kind, repeated }, count);
}
