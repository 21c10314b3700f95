import { messageFacts, statusFacts, statusWords, summaryFacts } from '../sources.js';
import { inRows, type InRow } from '../table.js';
import { optedIn } from '../transforms/consents.js';
import {
  adLine,
  errorLine,
  messageText,
  statusLine,
  subject,
  summary,
  titleWithTime,
} from '../transforms/messages.js';
import { firstName, fullName, lastName } from '../transforms/names.js';
import { countryInWords, e164, waId } from '../transforms/phones.js';
import { tagList, zohoTags } from '../transforms/tags.js';
import { always, id, line, oneOf } from '../transforms/texts.js';
import { day, zohoMoment } from '../transforms/times.js';

/** Zoho: descriptions and the content of notes. */
const LONG_TEXT = 32_000;

/** Zoho refuses a person without a last name; a whole number in a list of people would be nobody’s name. */
const lastDigits = (identity: string) => `WhatsApp ${identity.replace(/[^A-Za-z0-9]/g, '').slice(-4)}`.trim();

/** What contacts and leads have in common. */
function person(object: 'contact' | 'lead', country: string, countryLabel: string): InRow[] {
  const row = inRows(object);
  return [
    row('Mobile', 'Mobile', ['phone'], e164, { newOnly: true }),
    row('Last_Name', 'Last Name', ['name', 'username', 'phone', 'user_id'], lastName(80, lastDigits), {
      newOnly: true,
    }),
    row('First_Name', 'First Name', ['name'], firstName(40, 'last name needed'), { newOnly: true }),
    row('Lead_Source', 'Lead Source', [], always('Chat'), { newOnly: true }),
    row(country, countryLabel, ['country', 'phone'], countryInWords(100), { newOnly: true }),
    row('Tag', 'Tag', ['tags'], zohoTags, {
      note: 'The Standard edition takes 5 tags of a record.',
    }),
    row('Description', 'Description', ['ad_id', 'ad_headline'], adLine(LONG_TEXT), { newOnly: true }),
    row('WhatsApp_ID', 'WhatsApp ID', ['wa_id'], waId, {
      custom: 'single line, no duplicate values',
      note: 'Find records by it.',
    }),
    row('WhatsApp_User_ID', 'WhatsApp User ID', ['user_id'], id(140), {
      custom: 'single line, no duplicate values',
      note: 'The only identity of customers who hide their number behind a username.',
    }),
    row('WhatsApp_Tags', 'WhatsApp Tags', ['tags'], tagList, { custom: 'multi-select' }),
    row('WhatsApp_Opt_In', 'WhatsApp Opt-In', ['consent'], optedIn, {
      custom: 'checkbox',
      note: 'Email Opt Out is for e-mail only and stays as it is.',
    }),
    row('Last_WhatsApp_Inbound', 'Last WhatsApp Inbound', ['written_at'], zohoMoment, {
      custom: 'date/time',
    }),
    row('WhatsApp_Status', 'WhatsApp Status', ['status'], oneOf(statusWords), {
      custom: 'pick list with the values Sent, Delivered, Read, Played, Failed',
    }),
    row('WhatsApp_Status_At', 'WhatsApp Status At', ['status_at'], zohoMoment, { custom: 'date/time' }),
    row('WhatsApp_Error', 'WhatsApp Error', ['error_code', 'error_title'], errorLine(255), {
      custom: 'single line',
    }),
  ];
}

const lead = inRows('lead');
const note = inRows('note');
const task = inRows('task');
const serviceCase = inRows('case');
const consent = inRows('consent');

export const zohoIn: readonly InRow[] = [
  ...person('contact', 'Mailing_Country', 'Mailing Country'),

  ...person('lead', 'Country', 'Country'),
  lead('Company', 'Company', [], always('WhatsApp'), {
    newOnly: true,
    note: 'Zoho’s own layout takes no lead without a company.',
  }),
  lead('Lead_Status', 'Lead Status', [], always('Contacted'), { newOnly: true }),

  note('Note_Title', 'Note Title', ['written_at'], titleWithTime('WhatsApp in', 120), { kinds: ['message'] }),
  note('Note_Content', 'Note Content', messageFacts, messageText(LONG_TEXT)),
  note('Note_Title', 'Note Title', ['status_at'], titleWithTime('WhatsApp out', 120), { kinds: ['status'] }),
  note('Note_Content', 'Note Content', statusFacts, statusLine(LONG_TEXT)),
  note('Note_Title', 'Note Title', ['window_end'], titleWithTime('WhatsApp until', 120), {
    kinds: ['digest'],
  }),
  note('Note_Content', 'Note Content', summaryFacts, summary(LONG_TEXT), { kinds: ['digest'] }),

  task('Subject', 'Subject', messageFacts, subject('WhatsApp in: ', 255)),
  task('Description', 'Description', messageFacts, messageText(LONG_TEXT)),
  task('Due_Date', 'Due Date', ['written_at'], day),
  task('Status', 'Status', [], always('Not Started'), { newOnly: true }),
  task('Priority', 'Priority', [], always('Normal'), { newOnly: true }),

  serviceCase('Subject', 'Subject', messageFacts, subject('WhatsApp: ', 255)),
  serviceCase('Description', 'Description', messageFacts, messageText(LONG_TEXT)),
  serviceCase('Reported_By', 'Reported By', ['name'], fullName(255)),
  serviceCase('Phone', 'Phone', ['phone'], e164),
  serviceCase('Status', 'Status', [], always('New'), { newOnly: true }),
  serviceCase('Case_Origin', 'Case Origin', [], always('Phone'), {
    newOnly: true,
    note: 'The nearest of Zoho’s own values; type another one in the step when your list has it.',
  }),

  consent('Contact_Through_Phone', 'Contact Through Phone', ['consent'], optedIn),
  consent('Consent_Date', 'Consent Date', ['consent_at'], day),
  consent('Consent_Remarks', 'Consent Remarks', ['consent_evidence'], line(255)),
];
