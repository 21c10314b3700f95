import type { Entries } from './entry.js';

/** Why one customer did not get one message. */
export const delivery: Entries = {
  130403: [
    'Customer Blocked by You',
    'This customer is on the list of people your business has blocked.',
    'Unblock the customer in WhatsApp Manager if you want to write to them.',
    'never',
  ],
  130472: [
    'Customer in an Experiment',
    'Meta keeps marketing messages from this customer as part of an experiment.',
    'Do not send it again. You can write freely once the customer has written to you.',
    'never',
  ],
  130497: [
    'Country Not Allowed',
    'Your business may not write to customers in this country.',
    'Read which countries your kind of business may write to in WhatsApp’s messaging policy, and leave the others out.',
    'never',
  ],
  131021: [
    'Sender and Recipient Are the Same',
    'The recipient is the number that sends.',
    'Put the customer’s number into the recipient, not your own.',
    'never',
  ],
  131026: [
    'Could Not Be Delivered',
    'WhatsApp could not deliver the message: the number may not be on WhatsApp, or its app is too old.',
    'Check the number with its country code. Ask the customer by another way to update WhatsApp and accept its terms.',
    'never',
  ],
  131030: [
    'Recipient Not on the Test List',
    'Meta’s test number may only write to recipients on its own list.',
    'Add the recipient under API Setup of your Meta app, or send from your own number.',
    'never',
  ],
  131042: [
    'Payment Problem',
    'WhatsApp did not send the message because of a problem with how your business pays.',
    'Open Billing in Meta Business Suite, and check the payment method, the credit line and the currency.',
    'later',
  ],
  131044: [
    'Payment Problem',
    'WhatsApp did not make the call because of a problem with how your business pays.',
    'Open Billing in Meta Business Suite, and check the payment method.',
    'later',
  ],
  131047: [
    'More Than 24 Hours Since the Customer Wrote',
    'Free messages can only be sent within 24 hours of the customer’s last message, and that time is over.',
    'Send an approved template instead; once the customer answers, you can write freely again.',
    'never',
  ],
  131050: [
    'Customer Stopped Marketing',
    'This customer has stopped marketing messages from your business.',
    'Do not send marketing to this customer again unless they opt in again.',
    'never',
  ],
  131051: [
    'Kind of Message Not Supported',
    'WhatsApp does not pass on this kind of message.',
    'Use another kind. If a customer sent it, ask them to write it as text or open it in the WhatsApp Business app.',
    'never',
  ],
  131052: [
    'File Could Not Be Downloaded',
    'WhatsApp could not download the file of the message.',
    'Check that the link opens without a password and is small enough. If a customer sent it, ask them to send it again.',
    'later',
  ],
  131053: [
    'File Could Not Be Used',
    'WhatsApp could not take the file: its kind or its size does not fit.',
    'Use a JPEG or PNG up to 5 MB, an MP4 up to 16 MB or a document up to 100 MB, from a link that ends in the right file type.',
    'never',
  ],
  131060: [
    'Message Not Available',
    'WhatsApp cannot show this message here at the moment.',
    'Open the WhatsApp Business app on your phone to read it.',
    'never',
  ],
  131062: [
    'Phone Number Needed',
    'This message cannot be sent to a user id; login codes, for example, need a phone number.',
    'Put the customer’s phone number into the recipient.',
    'never',
  ],
  135000: [
    'Not Accepted',
    'WhatsApp did not accept the message and does not say which part of it is wrong.',
    'Check the values of the step: links, numbers and special characters first.',
    'never',
  ],
  137000: [
    'Customer’s Identity Has Changed',
    'The customer has a new phone or has set WhatsApp up anew since you last checked who they are.',
    'Make sure by another way that it is the same person, then send without the old identity key.',
    'never',
  ],
};
