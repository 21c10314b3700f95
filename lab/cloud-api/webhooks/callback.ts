import { randomInt } from 'node:crypto';
import { request } from 'undici';
import type { Callback } from '../entities.js';
import { GraphError, invalidParameter } from '../graph-error.js';
import { asText, isObject } from '../json.js';

const HANDSHAKE_TIMEOUT = 10_000;
const LONGEST_CALLBACK = 200;

/**
 * Meta's handshake: the callback must answer 200 with exactly the challenge.
 * @throws GraphError 2200 saying what the callback answered instead.
 */
export async function handshake(callback: Callback): Promise<void> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000));
  const url = new URL(callback.url);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', callback.verifyToken);
  let status: number;
  let body: string;
  try {
    const answer = await request(url, {
      headersTimeout: HANDSHAKE_TIMEOUT,
      bodyTimeout: HANDSHAKE_TIMEOUT,
      headers: { 'user-agent': 'facebookplatform/1.0 (+http://developers.facebook.com)', accept: '*/*' },
    });
    status = answer.statusCode;
    body = await answer.body.text();
  } catch {
    throw verificationFailed('curl_errno = 7; curl_error = Failed to connect; HTTP Status Code = 0');
  }
  if (status !== 200) throw verificationFailed(`HTTP Status Code = ${status}; HTTP Message = not OK`);
  if (body !== challenge) {
    throw verificationFailed(
      `Response does not match challenge, expected value="${challenge}", received="${body.slice(0, 60)}"`,
    );
  }
}

/**
 * The callback asked for by `override_callback_uri` and `verify_token`; null when there is none to set.
 * @throws GraphError 100 for an address that cannot be one.
 */
export function overrideOf(parameters: unknown): Callback | null {
  if (!isObject(parameters)) throw invalidParameter('(#100) Param webhook_configuration must be an object');
  const url = asText(parameters.override_callback_uri);
  if (!url) return null;
  if (url.length > LONGEST_CALLBACK || !URL.canParse(url) || !/^https?:/.test(url)) {
    throw invalidParameter(
      '(#100) Param override_callback_uri must be a valid URL of at most 200 characters',
    );
  }
  const verifyToken = asText(parameters.verify_token);
  if (!verifyToken) throw invalidParameter('(#100) The parameter verify_token is required.');
  return { url, verifyToken };
}

function verificationFailed(reason: string): GraphError {
  return new GraphError(400, {
    message: `(#2200) Callback verification failed with the following errors: ${reason}`,
    type: 'OAuthException',
    code: 2200,
  });
}
