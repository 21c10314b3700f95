import type { IncomingMessage, ServerResponse } from 'node:http';
import { signatureVerifier } from '../../whatsapp/signature.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { accept, echo, refuse, wantsReport, type Outcome, type RefusalName } from './answer.js';
import { answerHandshake } from './handshake.js';
import { readBody, Room } from './read-body.js';
import type { Recorded } from './recorded.js';
import type { Recorder } from './recorder.js';
import { SignatureWarning } from './signature-warning.js';

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
  /** Stores what is signed. */
  recorder: Pick<Recorder, 'isFull' | 'record' | 'flush'>;
  metrics: Pick<Metrics, 'intakeRequests'>;
  /** Hears that a body was not taken though it may be Meta’s: it comes again, nobody knows when. */
  onMissed(): void;
  log: Log;
  /** Epoch milliseconds. */
  now?: () => number;
}

/**
 * Takes Meta's webhooks: checks the signature over the raw bytes, has every update stored, and only then answers
 * 200. Whatever could not be stored is answered 503, and Meta sends it again (for up to 7 days). A plain
 * `node:http` handler: this is the hot path.
 */
export class Intake {
  private readonly isSigned: ReturnType<typeof signatureVerifier>;
  private readonly room = new Room(receivingLimit);
  private readonly signatureWarning: SignatureWarning;
  private draining = false;

  constructor(private readonly needs: IntakeNeeds) {
    this.isSigned = signatureVerifier(needs.settings.metaAppSecrets);
    this.signatureWarning = new SignatureWarning(needs.log, needs.now ?? Date.now);
  }

  /** Whether a request is for the webhook. */
  takes(url: string | undefined): boolean {
    if (url === undefined || !url.startsWith(webhookPath)) return false;
    return /^\/?(\?|$)/.test(url.slice(webhookPath.length));
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
    await this.needs.recorder.flush();
  }

  private shakeHands(request: IncomingMessage, response: ServerResponse): void {
    const { searchParams } = new URL(request.url ?? '', 'http://hub');
    const challenge = answerHandshake(searchParams, this.needs.settings.metaVerifyToken);
    if (challenge === null) return this.refuse(request, response, 'wrong_verify_token');
    this.needs.log.info('Meta checked the webhook address');
    echo(response, challenge);
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    readBody(request, { limit: bodyLimit, room: this.room }, (body) => {
      if (body === 'cut off') this.cutOff();
      else if (body === 'too large') this.refuse(request, response, 'too_large');
      else if (body === 'no room') this.refuse(request, response, 'queue_full');
      else this.check(request, response, body);
    });
  }

  private cutOff(): void {
    this.count('cut_off');
    this.needs.onMissed();
  }

  private check(request: IncomingMessage, response: ServerResponse, raw: Buffer): void {
    const signature = request.headers['x-hub-signature-256'];
    if (!this.isSigned(raw, typeof signature === 'string' ? signature : undefined)) {
      // Meta always signs: whoever sends no signature says nothing about our secret.
      if (signature) this.signatureWarning.give();
      return this.refuse(request, response, 'bad_signature');
    }
    const { recorder } = this.needs;
    if (recorder.isFull) return this.refuse(request, response, 'queue_full');
    recorder.record({ raw, wantsReport: wantsReport(request) }, (recorded) =>
      this.answer(request, response, recorded),
    );
  }

  private answer(request: IncomingMessage, response: ServerResponse, recorded: Recorded): void {
    if (recorded.outcome !== 'accepted') return this.refuse(request, response, recorded.outcome);
    this.count('accepted');
    accept(response, recorded.report);
  }

  private refuse(request: IncomingMessage, response: ServerResponse, name: RefusalName): void {
    this.count(name);
    if (name === 'queue_full' || name === 'commit_failed') this.needs.onMissed();
    refuse(request, response, name);
  }

  private count(outcome: Outcome): void {
    this.needs.metrics.intakeRequests.inc({ outcome });
  }
}
