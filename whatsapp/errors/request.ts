import type { Entries } from './entry.js';

const COMPARE = 'Compare the values of the step with what the details say, and correct the one they name.';

/** A request that Meta cannot understand as it is. */
export const request: Entries = {
  33: [
    'No Longer There',
    'The number, account or template that the step uses no longer exists.',
    'Choose it again in the step.',
    'never',
  ],
  100: ['Value Not Accepted', 'WhatsApp did not accept one of the values.', COMPARE, 'never'],
  192: [
    'Not a Phone Number',
    'WhatsApp does not recognise the recipient as a phone number.',
    'Write it with its country code, for example +44 7400 123456.',
    'never',
  ],
  131008: [
    'Value Missing',
    'A value that WhatsApp needs is missing.',
    'Fill in what the details name.',
    'never',
  ],
  131009: ['Value Not Valid', 'One of the values is not one that WhatsApp allows.', COMPARE, 'never'],
};

/** What exactly is wrong with a value (code 100), by subcode. */
export const valueSubcodes: Entries = {
  33: [
    'Not There, or Not Yours',
    'The number, account, template or file that the step uses does not exist, or this connection may not use it.',
    'Choose it again in the step, or connect the WhatsApp Business account that owns it.',
    'never',
  ],
  36007: [
    'Sign-in Took Too Long',
    'The sign-in at Meta was no longer valid when it came back.',
    'Connect the account again and finish the sign-in without a break.',
    'never',
  ],
  36009: [
    'Sign-in Used Already',
    'This sign-in at Meta was used already.',
    'Connect the account again from the start.',
    'never',
  ],
};
