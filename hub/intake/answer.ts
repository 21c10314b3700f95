import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Appended } from '../store/store.js';

/** How long a refused sender may go on sending before the connection is cut, so that it reads the answer. */
const lingerMs = 1_000;

/** What a webhook call is answered when it is not taken, as a problem document (RFC 9457). */
interface Refusal {
  status: number;
  slug: string;
  title: string;
  detail: string;
  headers?: Record<string, string>;
}

/** The outcomes of a webhook call, as they are counted. */
export type Outcome = 'accepted' | 'cut_off' | keyof typeof refusals;

export type RefusalName = keyof typeof refusals;

const refusals = {
  bad_signature: {
    status: 401,
    slug: 'bad-signature',
    title: 'Signature Does Not Match',
    detail:
      'The X-Hub-Signature-256 header is not the signature of this body. Check that META_APP_SECRET is the secret of the app that calls.',
  },
  wrong_verify_token: {
    status: 403,
    slug: 'wrong-verify-token',
    title: 'Verify Token Does Not Match',
    detail:
      'The verify token is not the one in META_VERIFY_TOKEN. Type the same one in Meta’s webhook settings.',
  },
  not_json: {
    status: 400,
    slug: 'not-json',
    title: 'Not JSON',
    detail: 'The body is not JSON, so it was not stored.',
  },
  not_whatsapp: {
    status: 400,
    slug: 'not-whatsapp',
    title: 'Not from WhatsApp',
    detail:
      'The body is not a WhatsApp Business webhook. Subscribe this address to the product WhatsApp Business Account only.',
  },
  wrong_method: {
    status: 405,
    slug: 'wrong-method',
    title: 'Method Not Allowed',
    detail: 'This address takes Meta’s webhooks: GET for the handshake, POST for updates.',
    headers: { Allow: 'GET, POST' },
  },
  too_large: {
    status: 413,
    slug: 'too-large',
    title: 'Too Large',
    detail: 'The body is larger than the 3 MB that a webhook may have.',
  },
  queue_full: {
    status: 503,
    slug: 'queue-full',
    title: 'Too Busy',
    detail:
      'More updates wait to be stored than the hub can hold. Nothing of this body was stored; send it again.',
    headers: { 'Retry-After': '5' },
  },
  commit_failed: {
    status: 503,
    slug: 'not-stored',
    title: 'Not Stored',
    detail: 'The database did not take the updates. The hub’s log says why. Send them again.',
    headers: { 'Retry-After': '15' },
  },
} satisfies Record<string, Refusal>;

/** Answers and, when the sender has not finished, lets it read the answer before the connection is closed. */
export function refuse(request: IncomingMessage, response: ServerResponse, name: RefusalName): void {
  const { status, slug, title, detail, headers = {} }: Refusal = refusals[name];
  const type = `urn:whatsapp-hub:problem:${slug}`;
  const text = JSON.stringify({ type, title, status, detail });
  response.writeHead(status, {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
    ...(request.complete ? {} : { Connection: 'close' }),
  });
  if (request.complete) response.end(text);
  else lingerThenEnd(request, response, text);
}

/** Closing while the sender still sends would throw the answer away (TCP reset). What it sends is not kept. */
function lingerThenEnd(request: IncomingMessage, response: ServerResponse, text: string): void {
  response.write(text);
  const timer = setTimeout(() => request.destroy(), lingerMs);
  request.on('end', () => response.end());
  request.on('close', () => clearTimeout(timer));
  request.resume();
}

/** Whether the sender asks what its body becomes (RFC 7240). */
export function wantsReport(request: IncomingMessage): boolean {
  return request.headers['prefer'] === 'return=representation';
}

/** Tells Meta that everything is stored, and whoever asked for it what the body became. */
export function accept(response: ServerResponse, report: Appended[] | null): void {
  if (!report) {
    response.writeHead(200, { 'Content-Length': '0' });
    response.end();
    return;
  }
  const events = report.map(({ field, kind, id, repeated }) => ({ field, kind, id, repeated }));
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Preference-Applied': 'return=representation',
  });
  response.end(JSON.stringify({ events }));
}

/** The handshake's answer: the challenge and nothing else. */
export function echo(response: ServerResponse, challenge: string): void {
  response.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(challenge);
}
