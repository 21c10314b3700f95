import { createHmac } from 'node:crypto';

/** The X-Hub-Signature-256 header that Meta sends with these bytes. */
export function sign(body: Buffer | string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
