import type { Entries } from './entry.js';

const SLOWER = 'Run the step again in a few minutes. If this happens often, let the Zaps send more slowly.';

/** Too much, too fast, or not now. */
export const limits: Entries = {
  1: [
    'Unknown Problem at Meta',
    'Meta could not work on the request and does not say why.',
    'Look whether the message arrived before you send it again. If it keeps failing, look at metastatus.com.',
    'unsafe',
  ],
  2: [
    'Meta Is Overloaded',
    'Meta is down or overloaded for the moment.',
    'Look whether the message arrived, then run the step again in a few minutes.',
    'unsafe',
  ],
  4: ['Too Many Calls', 'This app has asked Meta for too much in a short time.', SLOWER, 'safe'],
  17: ['Too Many Calls', 'This connection has asked Meta for too much in a short time.', SLOWER, 'safe'],
  341: ['Too Many Calls', 'This app has reached a limit of Meta for now.', SLOWER, 'safe'],
  80007: [
    'Account Limit Reached',
    'The WhatsApp Business account has asked Meta for too much in a short time.',
    SLOWER,
    'safe',
  ],
  80008: [
    'Management Limit Reached',
    'The WhatsApp Business account has used up its calls for this hour.',
    'Run the step again in an hour, or let the Zaps that read templates and numbers run less often.',
    'safe',
  ],
  130429: [
    'Sending Too Fast',
    'This number sends more messages a second than WhatsApp allows.',
    'Run the step again in a minute. If this happens often, spread large sendings over more time.',
    'safe',
  ],
  131000: [
    'Something Went Wrong',
    'WhatsApp had a problem of its own and does not say what it was.',
    'Look whether the message arrived before you send it again. If it keeps failing, tell Meta support.',
    'unsafe',
  ],
  131016: [
    'Service Unavailable',
    'A part of WhatsApp is out of order for the moment.',
    'Look at metastatus.com, and whether the message arrived, before you send it again.',
    'unsafe',
  ],
  131048: [
    'Held Back as Spam',
    'WhatsApp lets this number send fewer messages, because too many were blocked or reported.',
    'Pause the sendings, look at the number’s quality in WhatsApp Manager, and write only to people who want it.',
    'later',
  ],
  131049: [
    'Marketing Limit of the Customer',
    'WhatsApp did not deliver this marketing message: the customer has had enough of them for now.',
    'Wait at least 24 hours before sending marketing to this customer again; trying sooner makes the wait longer.',
    'later',
  ],
  131056: [
    'Too Many Messages to One Customer',
    'This number has sent too many messages to this customer in a short time.',
    'Wait a little. WhatsApp allows about one message every six seconds to the same person.',
    'safe',
  ],
  131057: [
    'Number in Maintenance',
    'WhatsApp is giving the number a higher sending speed just now.',
    'Run the step again in a few minutes.',
    'later',
  ],
  131064: [
    'Limited for Wrong Template Categories',
    'The account may send no more for now, because its templates were filed under the wrong category.',
    'Open WhatsApp Manager, correct the category of the templates it names, and try again when the limit is lifted.',
    'later',
  ],
  133004: [
    'Server Unavailable',
    'The WhatsApp server does not answer for the moment.',
    'Look at metastatus.com, and run the step again in a few minutes.',
    'unsafe',
  ],
  2494100: [
    'Number in Maintenance',
    'The number is in maintenance at Meta.',
    'Run the step again in a few minutes.',
    'later',
  ],
};
