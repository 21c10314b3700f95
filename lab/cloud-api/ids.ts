import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A number like Graph's object ids: 15 digits. */
export function graphId(): string {
  return String(randomInt(1, 10)) + String(randomInt(0, 10 ** 14)).padStart(14, '0');
}

/** A message id of WhatsApp's own build: the other party's number and a random part, length-prefixed, in base64. */
export function messageId(waId: string, direction: 'in' | 'out'): string {
  const party = Buffer.from(waId, 'ascii');
  const unique = Buffer.from(
    direction === 'in'
      ? '3A' + randomBytes(9).toString('hex').toUpperCase()
      : randomBytes(9).toString('hex').toUpperCase(),
    'ascii',
  );
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, party.length]),
    party,
    Buffer.from([0x15, 0x02, 0x00, direction === 'in' ? 0x12 : 0x11, 0x18, unique.length]),
    unique,
    Buffer.from([0x00]),
  ]);
  return `wamid.${bytes.toString('base64')}`;
}

/** An opaque access token that starts as Meta's do. */
export function tokenValue(): string {
  return `EAA${randomBytes(72).toString('base64url').replace(/[-_]/g, 'Z')}`;
}

/** An authorization code that starts as Meta's do. */
export function codeValue(): string {
  return `AQB${randomBytes(48).toString('base64url')}`;
}

/** The business-scoped user ID of a customer: the same for one number and portfolio, other for each portfolio. */
export function businessScopedUserId(businessId: string, waId: string, country: string): string {
  const digest = createHash('sha256').update(`${businessId} ${waId}`).digest();
  return `${country}.${(digest.readBigUInt64BE() % 10n ** 17n) + 10n ** 17n}`;
}

/** A trace id as in `error.fbtrace_id`. */
export function traceId(): string {
  return `A${randomBytes(16).toString('base64url')}`;
}
