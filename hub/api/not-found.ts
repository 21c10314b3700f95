import { Problem } from './problem.js';

/** What the store gave, or the 404 for what it does not have. Somebody else's is answered like none at all. */
export function found<Found>(asked: Found | null, missing: () => Problem): Found {
  if (asked === null) throw missing();
  return asked;
}

export function noContact(): Problem {
  return new Problem(
    404,
    'no-contact',
    'No Such Contact',
    'The hub has no such contact in this account. It knows whom it heard of since it was connected, and whom it was told of. Check the number or the id, and the account.',
  );
}

export function noMessage(): Problem {
  return new Problem(
    404,
    'no-message',
    'No Such Message',
    'The hub has no such message in this account. It knows the messages since it was connected, and not those that are older than the setting MESSAGE_RETENTION_DAYS.',
  );
}

export function noTagRule(): Problem {
  return new Problem(
    404,
    'no-tag-rule',
    'No Such Tag Rule',
    'The hub has no such tag rule in this account. It may have been deleted already.',
  );
}

export function noFailure(): Problem {
  return new Problem(
    404,
    'no-failure',
    'No Such Failure',
    'The hub has no such failure in this account. It keeps failures as long as the setting RETENTION_DAYS says.',
  );
}

export function noSend(): Problem {
  return new Problem(
    404,
    'no-send',
    'No Such Send',
    'The hub was never asked about this send, or it was too long ago.',
  );
}
