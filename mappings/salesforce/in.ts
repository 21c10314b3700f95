import { messageFacts, statusFacts, statusWords, summaryFacts } from '../sources.js';
import { inRows, type InRow } from '../table.js';
import { messagingConsent, optedIn } from '../transforms/consents.js';
import {
  adLine,
  errorLine,
  messageText,
  statusLine,
  statusWithCode,
  subject,
  summary,
  ticketName,
} from '../transforms/messages.js';
import { firstName, fullName, lastName } from '../transforms/names.js';
import { countryInWords, e164, isoCountry, waId } from '../transforms/phones.js';
import { salesforceTags } from '../transforms/tags.js';
import { always, id, line, oneOf } from '../transforms/texts.js';
import { day, isoMoment } from '../transforms/times.js';

/** Salesforce: descriptions and comments. */
const LONG_TEXT = 32_000;

const statusOptions = 'picklist with the values Sent, Delivered, Read, Played, Failed';
const whole = (identity: string) => identity;

/** What contacts and leads have in common. */
function person(object: 'contact' | 'lead', country: [field: string, label: string]): InRow[] {
  const row = inRows(object);
  return [
    row('MobilePhone', 'Mobile Phone', ['phone'], e164, { newOnly: true }),
    row('LastName', 'Last Name', ['name', 'username', 'phone', 'user_id'], lastName(80, whole), {
      newOnly: true,
    }),
    row('FirstName', 'First Name', ['name'], firstName(40, 'last name needed'), { newOnly: true }),
    row('LeadSource', 'Lead Source', [], always('WhatsApp'), {
      newOnly: true,
      note: 'Add the value WhatsApp to the picklist.',
    }),
    row(...country, ['country', 'phone'], countryInWords(80), {
      newOnly: true,
      note: 'Where your organisation has country picklists, use the country code field instead.',
    }),
    row('WhatsApp_Id__c', 'WhatsApp ID', ['wa_id'], waId, {
      custom: 'text (20), external ID, unique',
      note: 'Find records by it.',
    }),
    row('WhatsApp_User_Id__c', 'WhatsApp User ID', ['user_id'], id(140), {
      custom: 'text (140), external ID, unique',
      note: 'The only identity of customers who hide their number behind a username.',
    }),
    row('WhatsApp_Tags__c', 'WhatsApp Tags', ['tags'], salesforceTags, { custom: 'multi-select picklist' }),
    row('WhatsApp_Opt_In__c', 'WhatsApp Opt-In', ['consent'], optedIn, {
      custom: 'checkbox',
      note: 'Do Not Call is for calls and stays as it is.',
    }),
    row('WhatsApp_Last_Inbound_At__c', 'WhatsApp Last Wrote At', ['written_at'], isoMoment, {
      custom: 'date/time',
    }),
    row('WhatsApp_Status__c', 'WhatsApp Status', ['status'], oneOf(statusWords), { custom: statusOptions }),
    row('WhatsApp_Last_Error__c', 'WhatsApp Last Error', ['error_code', 'error_title'], errorLine(255), {
      custom: 'text (255)',
    }),
  ];
}

const lead = inRows('lead');
const task = inRows('task');
const serviceCase = inRows('case');
const member = inRows('campaign_member');
const consent = inRows('consent');
const messagingUser = inRows('messaging_user');

export const salesforceIn: readonly InRow[] = [
  ...person('contact', ['MailingCountry', 'Mailing Country']),

  ...person('lead', ['Country', 'Country']),
  lead('Company', 'Company', [], always('[not provided]'), {
    newOnly: true,
    note: 'Salesforce takes no lead without a company.',
  }),
  lead('Status', 'Status', [], always('Open - Not Contacted'), { newOnly: true }),
  lead('Description', 'Description', ['ad_id', 'ad_headline'], adLine(LONG_TEXT), { newOnly: true }),

  task('Subject', 'Subject', messageFacts, subject('WhatsApp in: ', 255)),
  task('Description', 'Comments', messageFacts, messageText(LONG_TEXT)),
  task('ActivityDate', 'Due Date', ['written_at'], day),
  task('Subject', 'Subject', ['template', 'status'], statusLine(255)),
  task('Description', 'Comments', statusFacts, statusLine(LONG_TEXT)),
  task('ActivityDate', 'Due Date', ['status_at'], day),
  task('Subject', 'Subject', [], always('WhatsApp summary'), { kinds: ['digest'] }),
  task('Description', 'Comments', summaryFacts, summary(LONG_TEXT), { kinds: ['digest'] }),
  task('ActivityDate', 'Due Date', ['window_end'], day, { kinds: ['digest'] }),
  task('Status', 'Status', [], always('Completed')),
  task('Priority', 'Priority', [], always('Normal')),
  task('TaskSubtype', 'Task Subtype', [], always('Task'), {
    newOnly: true,
    note: 'Salesforce lets nobody change it later.',
  }),
  task('CallDisposition', 'Call Result', ['status', 'error_code'], statusWithCode(255), {
    note: 'A field of every organisation that can hold the status, without a custom field.',
  }),
  task('WhatsApp_Message_Id__c', 'WhatsApp Message ID', ['message_id'], id(128), {
    custom: 'text (128), external ID, unique',
    note: 'Find the task by it when a status comes.',
  }),
  task('WhatsApp_Status__c', 'WhatsApp Status', ['status'], oneOf(statusWords), { custom: statusOptions }),
  task('WhatsApp_Status_At__c', 'WhatsApp Status At', ['status_at'], isoMoment, { custom: 'date/time' }),

  serviceCase('Subject', 'Subject', messageFacts, subject('WhatsApp: ', 255)),
  serviceCase('Description', 'Description', messageFacts, messageText(LONG_TEXT)),
  serviceCase('SuppliedName', 'Name', ['name'], fullName(80)),
  serviceCase('SuppliedPhone', 'Phone', ['phone'], e164),
  serviceCase('Origin', 'Case Origin', [], always('WhatsApp'), {
    note: 'Add the value WhatsApp to the picklist.',
  }),
  serviceCase('Status', 'Status', [], always('New'), { newOnly: true }),
  serviceCase('Priority', 'Priority', [], always('Medium'), { newOnly: true }),

  member('Status', 'Status', [], always('Responded'), { kinds: ['message'] }),
  member(
    'Status',
    'Status',
    ['status'],
    oneOf({ sent: 'Sent', delivered: 'Sent', read: 'Sent', played: 'Sent' }),
    { kinds: ['status'], note: 'Stays empty for a message that failed.' },
  ),

  consent('Name', 'Name', ['name', 'phone', 'user_id'], ticketName(255)),
  consent('ContactPointType', 'Contact Point Type', [], always('Phone')),
  consent(
    'PrivacyConsentStatus',
    'Privacy Consent Status',
    ['consent'],
    oneOf({ opted_in: 'OptIn', opted_out: 'OptOut', pending: 'Seen', transactional: 'NotSeen' }),
  ),
  consent('CaptureDate', 'Capture Date', ['consent_at'], isoMoment),
  consent('CaptureSource', 'Capture Source', ['consent_source'], line(255)),
  consent('EffectiveFrom', 'Effective From', ['consent_at'], isoMoment),

  messagingUser(
    'MessagingConsentStatus',
    'Messaging Consent Status',
    ['consent', 'consent_method'],
    messagingConsent,
    { note: 'Only with Salesforce’s own messaging.' },
  ),
  messagingUser('IsoCountryCode', 'Iso Country Code', ['country', 'phone'], isoCountry, {
    note: 'Only with Salesforce’s own messaging.',
  }),
];
