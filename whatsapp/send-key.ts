import { createHash } from 'node:crypto';

/** A key for the ledger by which it knows a send again: the same for the same parts, and telling nobody what they are. */
export function sendKey(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** What stores of files sign an address with, anew each time (AWS and CloudFront: signed URLs; Google: signed URLs). */
const SIGNATURE =
  /^(?:x-(?:amz|goog)-.+|awsaccesskeyid|googleaccessid|signature|expires|policy|key-pair-id)$/i;

/** Zapier signs the address of an earlier step’s file behind a colon, with the time. */
const ZAPIER_FILE = /^(\/engine\/hydrate\/[^:]+):.*$/;

/**
 * The part of a file's address that stays the same when an earlier step's file is asked for again. What else stands
 * in it stays: `?id=5` and `?id=6` are two files.
 */
export function lastingAddress(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  for (const name of [...url.searchParams.keys()]) if (SIGNATURE.test(name)) url.searchParams.delete(name);
  return url.origin + url.pathname.replace(ZAPIER_FILE, '$1') + url.search;
}
