import type { ZObject } from 'zapier-platform-core';

/**
 * The error for a send that may or may not have gone out.
 * It halts the run: anything else could be repeated by Zapier by itself, and the customer would get the message twice.
 */
export function unknownOutcome(z: ZObject, why = 'WhatsApp did not answer in time.'): Error {
  return new z.errors.HaltedError(
    `${why} It is not known whether the message was sent, so it was not sent again. ` +
      'Look for it in the customer’s chat, or wait for its “New Message Status” trigger, before you run this step again.',
  );
}
