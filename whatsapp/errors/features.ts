import type { Entries, Entry } from './entry.js';

const CALL_LATER = 'Wait a little, and make fewer calls at the same time.';

/** Calls, groups, flows, payments, usernames: codes with a meaning of their own. */
export const features: Entries = {
  131020: [
    'Group Problem',
    'WhatsApp could not use this group.',
    'Check that the group still exists and that your number is in it.',
    'never',
  ],
  131041: [
    'Group Problem',
    'WhatsApp could not use this group.',
    'Check that the group still exists and that your number is in it.',
    'never',
  ],
  131059: [
    'Group Problem',
    'WhatsApp could not use this group.',
    'Check that the group still exists and that your number is in it.',
    'never',
  ],
  131208: [
    'Group Busy',
    'WhatsApp could not change the group for the moment.',
    'Look whether the change was made, then try again in a few minutes.',
    'unsafe',
  ],
  134011: [
    'Payment Terms Not Accepted',
    'Your business has not accepted Meta’s terms for payments.',
    'Accept them in WhatsApp Manager under Payments, then run the step again.',
    'never',
  ],
  138002: [
    'Too Many Calls at Once',
    'This number has as many calls open as it may have.',
    CALL_LATER,
    'later',
  ],
  138005: ['Calling Too Fast', 'This number makes calls faster than WhatsApp allows.', CALL_LATER, 'later'],
  138006: [
    'No Permission to Call',
    'The customer has not allowed your business to call.',
    'Ask the customer for permission in a message first.',
    'never',
  ],
  138012: [
    'Calls Used Up for Today',
    'Your business has called this customer as often as it may in one day.',
    'Call again tomorrow, or write instead.',
    'later',
  ],
  139103: [
    'Block List Busy',
    'The list of blocked people could not be changed for the moment.',
    'Look at the list, then try again in a few minutes.',
    'unsafe',
  ],
};

/** Codes that Meta gives in blocks; each block is explained as a whole where a code has no line of its own. */
export const ranges: readonly { from: number; to: number; entry: Entry }[] = [
  {
    from: 131200,
    to: 131299,
    entry: [
      'Group Problem',
      'WhatsApp could not do this with the group.',
      'Read the details, and check the group and its members in WhatsApp.',
      'never',
    ],
  },
  {
    from: 138000,
    to: 138018,
    entry: [
      'Call Not Possible',
      'WhatsApp could not make or answer the call.',
      'Read the details, and check that calls are turned on for the number in WhatsApp Manager.',
      'never',
    ],
  },
  {
    from: 139000,
    to: 139004,
    entry: [
      'Flow Not Accepted',
      'WhatsApp did not accept this change to a flow.',
      'Open the flow in WhatsApp Manager and correct what it reports.',
      'never',
    ],
  },
  {
    from: 139100,
    to: 139103,
    entry: [
      'Blocking Not Possible',
      'WhatsApp could not block or unblock this person.',
      'Only people who wrote within the last 24 hours can be blocked, and 64,000 at most.',
      'never',
    ],
  },
  {
    from: 147001,
    to: 147005,
    entry: [
      'Username Not Accepted',
      'WhatsApp did not accept the username of your business.',
      'Choose another username; the details say what is wrong with this one.',
      'never',
    ],
  },
  {
    from: 2494164,
    to: 2494179,
    entry: [
      'Sign-up Not Possible',
      'The sign-up of the number did not go through.',
      'Start the sign-up again, and read the details if it fails once more.',
      'never',
    ],
  },
];
