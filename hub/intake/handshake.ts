import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * What to send back to Meta's handshake: the challenge, or null when the token is not ours (Cloud API: create
 * webhook endpoint). Some proxies write the dots of the names as underscores.
 */
export function answerHandshake(query: URLSearchParams, verifyToken: string): string | null {
  const given = (name: string) => query.get(`hub.${name}`) ?? query.get(`hub_${name}`);
  const token = given('verify_token');
  if (given('mode') !== 'subscribe' || token === null || verifyToken === '') return null;
  return isSame(token, verifyToken) ? (given('challenge') ?? '') : null;
}

/** In the same time wherever the texts differ. */
function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
