import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

const PREFIX = 'sha256=';

/**
 * A check prepared for many webhooks. True when the header, X-Hub-Signature-256, is the signature of these raw bytes
 * under one of the secrets (several while one is being replaced): `sha256=` and 64 hex characters (Cloud API:
 * webhooks). An empty secret is never accepted. Constant time.
 */
export function signatureVerifier(
  secrets: readonly string[] | readonly KeyObject[],
): (body: Buffer, header: string | undefined) => boolean {
  const keys = secrets.flatMap(keyOf);
  return (body, header) => {
    if (header === undefined || !header.startsWith(PREFIX)) return false;
    const given = Buffer.from(header.slice(PREFIX.length), 'hex');
    if (given.length !== 32 || header.length !== PREFIX.length + 64) return false;
    return keys.some((key) => timingSafeEqual(createHmac('sha256', key).update(body).digest(), given));
  };
}

/** Proves to the Graph API that whoever uses the token also holds the app secret (Graph API: securing requests). */
export function appSecretProof(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex');
}

function keyOf(secret: string | KeyObject): KeyObject[] {
  if (typeof secret !== 'string') return secret.symmetricKeySize ? [secret] : [];
  return secret === '' ? [] : [createSecretKey(secret, 'utf8')];
}
