import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const key = createSecretKey(Buffer.from(process.env.META_APP_SECRET ?? ''));

/** Whether the body carries the app's signature (Cloud API: X-Hub-Signature-256), as a careful developer checks it. */
export function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', key).update(body).digest('hex')}`);
  const given = Buffer.from(String(request.headers['x-hub-signature-256']));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
