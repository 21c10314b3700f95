import { createHash } from 'node:crypto';

/** A key for the ledger by which it knows a send again: the same for the same parts, and telling nobody what they are. */
export function sendKey(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/**
 * The part of a file's address that stays the same when an earlier step's file is asked for again: Zapier signs such
 * addresses anew each time, behind a colon or a question mark.
 */
export function lastingAddress(address: string): string {
  const url = URL.parse(address);
  return url ? url.origin + (url.pathname.split(':')[0] ?? '') : address;
}
