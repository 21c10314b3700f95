import type { Bundle, PlainInputField, ZObject } from 'zapier-platform-core';
import { senderField, templateField, templateNameField } from '../../api/steps/dropdowns.js';
import type { ConsentChange } from '../../api/hub-api/contacts.js';
import { consentPayloads } from '../../whatsapp/consent.js';
import { chosenTemplateFields, templateFieldGroups } from '../template-message/fields.js';

export const STATE = 'Consent to Marketing';
export const states = {
  opted_in: 'Opted In',
  opted_out: 'Opted Out',
  pending: 'Ask to Confirm (Double Opt-In)',
} as const satisfies Record<ConsentChange['state'], string>;

export const METHOD = 'How They Agreed';
export const methods = {
  single: 'Single Opt-In',
  double: 'Double Opt-In (They Confirmed It)',
} as const;

export const EVIDENCE = 'Evidence';

export const MESSAGE = 'Message That Proves It';

export const SAID_AT = 'When They Said So';

export const IF_OPTED_OUT = 'If They Opted Out';
export const ifOptedOut = { stop: 'Stop', ask: 'Ask Anyway' } as const;

export const consentFieldGroups = [
  { key: 'consent', label: 'Consent', emphasize: true },
  ...templateFieldGroups,
];

const messageField: PlainInputField = {
  key: 'message_id',
  label: MESSAGE,
  type: 'string',
  placeholder: 'wamid.HBgLMTY1MTY1…',
  helpText: `The Message ID of the New Message trigger, if the contact said so in WhatsApp. An opt-in needs it, or “${EVIDENCE}”.`,
  group: 'consent',
};

const saidAtField: PlainInputField = {
  key: 'said_at',
  label: SAID_AT,
  type: 'datetime',
  helpText:
    'Leave it empty for now. To bring in an earlier consent, map the day it was given: what the contact said later holds all the same. To opt in a contact who opted out, fill it in, and Evidence too.',
  group: 'consent',
};

const methodField: PlainInputField = {
  key: 'method',
  label: METHOD,
  type: 'string',
  choices: { ...methods },
  default: 'single',
  group: 'consent',
};

const ifOptedOutField: PlainInputField = {
  key: 'if_opted_out',
  label: IF_OPTED_OUT,
  type: 'string',
  choices: { ...ifOptedOut },
  default: 'stop',
  helpText: 'Ask again only who wants that. Who opted in already is not asked.',
  group: 'consent',
};

const confirmationNote: PlainInputField = {
  key: 'confirmation_notice',
  label: 'Please Note',
  type: 'copy',
  helpText: `The contact gets the template below, and a yes within 7 days opts them in. Choose one with two quick reply buttons, and type \`${consentPayloads.agree}\` and \`${consentPayloads.refuse}\` as their payloads. Without payloads, an answer that is a yes or a no counts, in the languages that the hub knows.`,
  group: 'message',
};

/** The fields that a choice needs: the date of what was said, or the message that asks. */
export async function consentFields(z: ZObject, bundle: Bundle): Promise<PlainInputField[]> {
  switch (bundle.inputData.state) {
    case 'opted_in':
      return [messageField, saidAtField, methodField];
    case 'opted_out':
      return [messageField, saidAtField];
    case 'pending':
      return [
        ifOptedOutField,
        confirmationNote,
        ...[senderField, templateNameField, templateField].map((field) => ({ ...field, group: 'message' })),
        ...(await chosenTemplateFields(z, bundle)),
      ];
    default:
      return [];
  }
}
