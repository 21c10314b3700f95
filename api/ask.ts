import type { HttpRequestOptions, HttpResponse, RawHttpResponse, ZObject } from 'zapier-platform-core';
import { nothingSent, unknownOutcome } from './outcome.js';

export interface Question extends HttpRequestOptions {
  url: string;
  /** Milliseconds. */
  timeout: number;
}

/** Whom a request waits for, as the sentence about a missing answer begins. */
export type Asked = 'WhatsApp' | 'The hub' | 'The server that has the file';

const next: Record<Asked, string> = {
  WhatsApp: 'Try again in a few minutes.',
  'The hub': 'Ask the person who runs the hub whether it is up, and try again.',
  'The server that has the file':
    'Nothing was sent. Check that the file is still there and not very large, and try again.',
};

/** Network errors that come before a byte of the request has left. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What Node calls failures of a connection; node-fetch hands some on as they are. */
const ofConnection = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|ERR_TLS|CERT_|DEPTH_ZERO|UNABLE_TO_)/;

interface NetworkError extends Error {
  type?: string;
  code?: string;
}

/** Sends one request and gives the whole answer in time. The middleware turns refusals into sentences. */
export function ask(z: ZObject, who: Asked, question: Question): Promise<HttpResponse<unknown>> {
  return explained(z, who, question, inTime(z.request<unknown>(question), question.timeout));
}

/**
 * The same for a file: `use` reads the answer as a stream until `end`, when the time of the request is over. What
 * breaks off meanwhile is explained too.
 */
export function askForFile<T>(
  z: ZObject,
  who: Asked,
  question: Question,
  use: (response: RawHttpResponse, end: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = AbortSignal.timeout(question.timeout);
  const answer = z.request({ ...question, raw: true }).then((response) => use(response, end));
  return explained(z, who, question, answer);
}

/** node-fetch counts anew when the answer begins; here the time is one for all of it. */
async function inTime<T>(answer: Promise<T>, timeout: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new OutOfTime()), timeout);
  });
  try {
    return await Promise.race([answer, over]);
  } finally {
    clearTimeout(timer);
  }
}

class OutOfTime extends Error {
  readonly type = 'request-timeout';
}

/** A request that gets no answer has an error whose text holds the whole address: it becomes a sentence. */
async function explained<T>(z: ZObject, who: Asked, question: Question, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isNetworkError(error) ? noAnswer(z, who, question, error) : error;
  }
}

function noAnswer(z: ZObject, who: Asked, question: Question, error: NetworkError): Error {
  const reached = !neverLeft.has(error.code ?? '');
  if (reached && question.middlewareData?.sends === true) return unknownOutcome(z);
  const what =
    error.type === 'request-timeout' || error.type === 'body-timeout'
      ? `${who} did not answer within ${secondsOf(question.timeout)} seconds.`
      : `${who} could not be reached.`;
  return question.middlewareData?.sends === true
    ? nothingSent(z, `${what} Nothing was sent. ${next[who]}`)
    : new z.errors.Error(`${what} ${next[who]}`);
}

/** Rounded: a person reads them. */
function secondsOf(milliseconds: number): number {
  return Number((milliseconds / 1_000).toPrecision(2));
}

function isNetworkError(error: unknown): error is NetworkError {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof OutOfTime ||
    error.name === 'FetchError' ||
    ('code' in error && ofConnection.test(String(error.code)))
  );
}
