import type { HttpResponse, ZObject } from 'zapier-platform-core';
import { explain, sentence, type GraphError } from '../whatsapp/errors.js';
import { unknownOutcome } from './outcome.js';

/** Seconds until a throttled step runs again when the answer names no time. */
const THROTTLE_SECONDS = 30;

/** Meta's codes for a token that works no longer (Graph API: error handling). */
const deadTokenCodes = new Set([0, 102, 104, 190, 2500]);

/**
 * Codes that speak of the account, the number or the permissions, not of what this one Zap run asked for:
 * the admin has to be told, so they stop the Zap. All other refusals only halt the run.
 */
const setUpCodes = new Set([
  3, 10, 368, 131005, 131031, 131037, 131042, 131044, 131045, 131048, 131063, 131064, 134011, 136024,
]);

/** Codes that Meta documents with HTTP 500, though they are plain refusals (Cloud API: error codes). */
const refusedWith500 = new Set([3, 131045, 133000, 134102]);

/** Turns Meta's refusal into the error Zapier should see, or gives null when the answer is none. */
export function graphRefusal(z: ZObject, response: HttpResponse<unknown>): Error | null {
  const error = graphErrorOf(response.data);
  if (error) return refusalOf(z, response, error);
  if (response.status === 429) {
    return throttled(z, response, 'WhatsApp is asked too often right now, so this waits a little.');
  }
  if (response.status < 300 && isRecord(response.data)) return null;
  // Something on the way answered, and the message may have gone through; a plain 4xx took nothing.
  const taken = response.status < 400 || response.status >= 500;
  if (isSend(response) && taken) return unknownOutcome(z, 'WhatsApp gave an answer that cannot be read.');
  return new z.errors.Error(
    `Meta did not give a proper answer (HTTP ${response.status}). This is mostly over in a few minutes: try again then.`,
  );
}

/** Gives the sentence of the hub's problem document as the error, or null when the answer is none (RFC 9457). */
export function hubRefusal(z: ZObject, response: HttpResponse<unknown>): Error | null {
  if (response.status < 300 && (response.data !== undefined || response.content === '')) return null;
  const detail = detailOf(response.data);
  if (response.status === 429) {
    return throttled(z, response, detail ?? 'The hub is asked too often right now, so this waits.');
  }
  // What was mapped does not fit (RFC 9110: 422), so the Zap stays on.
  if (response.status === 422 && detail) return new z.errors.HaltedError(detail);
  return new z.errors.Error(
    detail ??
      `The hub did not give a proper answer (HTTP ${response.status}). Ask the person who runs the hub to look at it, and try again later.`,
  );
}

/** Gives Graph's error envelope, or null when the body holds none. */
export function graphErrorOf(body: unknown): GraphError | null {
  const error = isRecord(body) ? body.error : null;
  return isRecord(error) && typeof error.code === 'number' ? (error as unknown as GraphError) : null;
}

function refusalOf(z: ZObject, response: HttpResponse<unknown>, error: GraphError): Error {
  if (deadTokenCodes.has(error.code)) return new z.errors.ExpiredAuthError(sentence(error));

  const { retry, happened } = explain(error.code, error.error_subcode);
  if (retry === 'safe') return throttled(z, response, sentence(error));
  const unsafe = mayBeDone(response, error);
  // WhatsApp may have taken the message before it failed (Cloud API: 1, 2, 131000, 131016, 5xx).
  if (unsafe && isSend(response)) return unknownOutcome(z, `${happened} (Meta code ${error.code})`);
  return unsafe || isSetUp(error.code)
    ? new z.errors.Error(sentence(error))
    : new z.errors.HaltedError(sentence(error));
}

/** True when Meta may have done what it was asked for all the same, so that nobody may ask for it again blindly. */
export function mayBeDone({ status }: HttpResponse<unknown>, error: GraphError): boolean {
  if (error.is_transient === true) return true;
  if (status >= 500 && !refusedWith500.has(error.code)) return true;
  return explain(error.code, error.error_subcode).retry === 'unsafe';
}

function isSetUp(code: number): boolean {
  return setUpCodes.has(code) || (code >= 200 && code <= 299) || (code >= 133000 && code <= 133016);
}

function isSend(response: HttpResponse<unknown>): boolean {
  return response.request.middlewareData?.sends === true;
}

function throttled(z: ZObject, response: HttpResponse<unknown>, why: string): Error {
  const asked = Number(response.headers.get('retry-after') ?? NaN);
  return new z.errors.ThrottledError(why, asked > 0 ? Math.ceil(asked) : THROTTLE_SECONDS);
}

function detailOf(body: unknown): string | null {
  return isRecord(body) && typeof body.detail === 'string' && body.detail ? body.detail : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
