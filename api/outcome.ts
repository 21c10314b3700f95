import type { ZObject } from 'zapier-platform-core';

const unknownOnes = new WeakSet<Error>();
const unsentOnes = new WeakSet<Error>();
const blockedOnes = new WeakSet<Error>();

/**
 * The error for a send that may or may not have gone out.
 * It halts the run: anything else could be repeated by Zapier by itself, and the customer would get the message twice.
 */
export function unknownOutcome(z: ZObject, why = 'WhatsApp did not answer in time.'): Error {
  const error = new z.errors.HaltedError(
    `${why} It is not known whether the message was sent, so it was not sent again. ` +
      'Look for it in the customer’s chat, or wait for its “New Message Status” trigger, before you run this step again.',
  );
  unknownOnes.add(error);
  return error;
}

/** The error for a send that found nobody. `sentence` says so. */
export function nothingSent(z: ZObject, sentence: string): Error {
  const error = new z.errors.Error(sentence);
  unsentOnes.add(error);
  return error;
}

/** The error for a send that the hub does not allow, such as to who opted out. `sentence` says why. */
export function blocked(z: ZObject, sentence: string): Error {
  const error = new z.errors.HaltedError(sentence);
  blockedOnes.add(error);
  return error;
}

export function isUnknownOutcome(error: unknown): error is Error {
  return error instanceof Error && unknownOnes.has(error);
}

export function isNothingSent(error: unknown): error is Error {
  return error instanceof Error && unsentOnes.has(error);
}

export function isBlocked(error: Error): boolean {
  return blockedOnes.has(error);
}
