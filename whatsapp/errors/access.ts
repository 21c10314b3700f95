import type { Entries, Entry } from './entry.js';

const RECONNECT = 'Reconnect the WhatsApp Business account in Zapier, then run the step again.';

const PERMISSIONS =
  'Ask an admin of the business to reconnect the account in Zapier and to allow everything that Meta asks for.';

const ended = (title: string, happened: string): Entry => [title, happened, RECONNECT, 'never'];

/** Who may do what: connections, tokens and permissions. */
export const access: Entries = {
  0: ended('Not Signed In', 'Meta did not accept the connection to the WhatsApp Business account.'),
  3: ['Not Allowed', 'This connection may not use this function of WhatsApp.', PERMISSIONS, 'never'],
  10: ['Permission Denied', 'This connection lacks a permission that the step needs.', PERMISSIONS, 'never'],
  102: ended('Session Ended', 'The session with Meta has ended.'),
  104: ended('No Access Token', 'The request reached Meta without an access token.'),
  190: ended('Connection Expired', 'The connection to the WhatsApp Business account no longer works.'),
  368: [
    'Blocked for Policy Violations',
    'Meta has blocked the WhatsApp Business account for a while because of its policies.',
    'Open WhatsApp Manager, read the violation under Account Quality, and ask for a review there.',
    'later',
  ],
  803: [
    'Not Found',
    'Meta does not know what was asked for, or this connection may not see it.',
    'Choose the account, number or template again in the step, or reconnect the account that owns it.',
    'never',
  ],
  2500: ended('No Active Token', 'Meta needs an active access token for this.'),
  131005: ['Access Denied', 'This connection lacks a permission for this number.', PERMISSIONS, 'never'],
  131031: [
    'Account Locked',
    'Meta has locked the WhatsApp Business account: it broke a policy, or its data could not be confirmed.',
    'Open WhatsApp Manager, read the notice under Account Quality, and follow what it asks for.',
    'later',
  ],
  1752041: [
    'Already Being Set Up',
    'The same account is being set up already.',
    'Wait for the first set-up to end; there is no need to start another.',
    'never',
  ],
};

/** 200 to 299: the whole range says the same. */
export const permissionRange: Entry = [
  'Permission Missing',
  'A permission of this connection was never given, or has been taken away.',
  PERMISSIONS,
  'never',
];

/** Why a token (code 190) is no longer good, by subcode (Graph API: error handling). */
export const tokenSubcodes: Entries = {
  458: ended('App Removed', 'The integration was removed from the Facebook account that connected it.'),
  459: [
    'Facebook Account on Hold',
    'Facebook wants the person who connected the account to confirm who they are.',
    'That person signs in at facebook.com and follows the steps there. Then reconnect the account in Zapier.',
    'never',
  ],
  460: ended('Password Changed', 'The person who connected the account has changed their Facebook password.'),
  463: ended('Connection Expired', 'The connection to the WhatsApp Business account has expired.'),
  464: [
    'Facebook Account Not Confirmed',
    'The Facebook account that made the connection is not confirmed.',
    'Confirm it at facebook.com, then reconnect the account in Zapier.',
    'never',
  ],
  467: ended(
    'Connection Ended',
    'The person who connected the account signed out, or the access was withdrawn.',
  ),
  492: ended(
    'Session Not Valid',
    'The person who connected the account no longer has a valid session with Meta.',
  ),
};
