import type { Entries } from './entry.js';

/** Business numbers: their names, registration and move from one account to another. */
export const numbers: Entries = {
  131037: [
    'Display Name Not Approved',
    'The number has no approved display name yet, so it may not send.',
    'Open the number in WhatsApp Manager, and submit a display name or wait for its approval.',
    'later',
  ],
  131045: [
    'Number Not Registered Properly',
    'The registration of the number has a fault.',
    'Register the number again in WhatsApp Manager.',
    'never',
  ],
  133000: [
    'Removal Not Finished',
    'An earlier removal of the number did not finish.',
    'Remove the number once more, then register it again.',
    'never',
  ],
  133005: [
    'Wrong PIN',
    'The two-step PIN is not the right one.',
    'Type the right PIN, or reset it in WhatsApp Manager.',
    'never',
  ],
  133006: [
    'Number Not Verified',
    'The number must be verified before it can be registered.',
    'Ask for a code by SMS or call in WhatsApp Manager and enter it.',
    'never',
  ],
  133008: [
    'Too Many Wrong PINs',
    'The PIN was wrong too often.',
    'Wait as long as the details say, then try the right PIN.',
    'later',
  ],
  133009: [
    'PIN Entered Too Fast',
    'The PIN was tried again too soon.',
    'Wait as long as the details say, then try again.',
    'later',
  ],
  133010: [
    'Number Not Registered',
    'The number that sends is not registered with WhatsApp.',
    'Register it in WhatsApp Manager, or choose another number in the step.',
    'never',
  ],
  133015: [
    'Number Just Deleted',
    'The number was deleted a moment ago.',
    'Wait five minutes before you register it again.',
    'later',
  ],
  133016: [
    'Registered Too Often',
    'The number was registered and removed more than ten times in 72 hours.',
    'Wait 72 hours before you try again.',
    'later',
  ],
  136024: [
    'No Code Possible',
    'The number is verified already, or no code can be sent to it.',
    'If it is verified, go on without a code; else check the number.',
    'never',
  ],
  2388012: [
    'Number Exists Already',
    'This number is in a WhatsApp Business account already.',
    'Choose it in the list of numbers, or remove it from the other account first.',
    'never',
  ],
  2388091: [
    'Number Not Possible',
    'This number cannot be used with the WhatsApp Business Platform.',
    'Use another number.',
    'never',
  ],
  2388103: [
    'Number Cannot Be Moved',
    'This number cannot be moved to the other account.',
    'Check in WhatsApp Manager that both accounts are approved and two-step verification is off.',
    'never',
  ],
  2593107: [
    'Sync Done Already',
    'The contacts and chats of this number were copied already.',
    'There is nothing to do; they can be copied only once.',
    'never',
  ],
  2593108: [
    'Too Late to Sync',
    'Contacts and chats can only be copied within 24 hours of connecting the number.',
    'Disconnect the number in the WhatsApp Business app and connect it again.',
    'never',
  ],
  2593109: [
    'Chat History Turned Off',
    'The business does not share the chat history of its WhatsApp Business app.',
    'To share it, connect the number again and allow it in the app.',
    'never',
  ],
};
