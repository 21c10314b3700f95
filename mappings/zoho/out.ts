import { outRows, type OutRow } from '../table.js';
import { date } from '../transforms/dates.js';
import {
  amount,
  asItIs,
  body,
  consentWords,
  country,
  currency,
  optInBox,
  ownerName,
  personName,
  refusalBox,
  words,
} from '../transforms/readers.js';

const refusal = { note: 'Map it only when this refusal is to stop marketing on WhatsApp too.' };

/** What contacts and leads have in common. */
function person(object: 'contact' | 'lead', country_: [field: string, label: string]): OutRow[] {
  const row = outRows(object);
  return [
    row('Mobile', 'Mobile', 'recipient'),
    row('Phone', 'Phone', 'recipient', { mobileOnly: true }),
    row(...country_, 'country', country),
    row('WhatsApp_User_ID', 'WhatsApp User ID', 'user_id', asItIs, {
      custom: 'single line, no duplicate values',
    }),
    row('First_Name', 'First Name', 'first_name', personName),
    row('Last_Name', 'Last Name', 'last_name', personName),
    row('Full_Name', 'Full Name', 'name', personName),
    row('Salutation', 'Salutation', 'salutation', words),
    row('Email', 'Email', 'email', words),
    row('Owner.name', 'Owner', 'agent_name', ownerName),
    row('WhatsApp_Opt_In', 'WhatsApp Opt-In', 'consent', optInBox, { custom: 'checkbox' }),
    row(
      'Data_Processing_Basis',
      'Data Processing Basis',
      'consent',
      consentWords({ 'Consent - Obtained': 'opted_in' }),
      { note: 'Map it only when this consent covers marketing on WhatsApp.' },
    ),
    row('Email_Opt_Out', 'Email Opt Out', 'consent', refusalBox, refusal),
    row('Tag', 'Tag', 'tags'),
  ];
}

const contact = outRows('contact');
const lead = outRows('lead');
const deal = outRows('deal');
const task = outRows('task');
const note = outRows('note');
const serviceCase = outRows('case');

export const zohoOut: readonly OutRow[] = [
  ...person('contact', ['Mailing_Country', 'Mailing Country']),
  contact('Other_Phone', 'Other Phone', 'recipient', { mobileOnly: true }),
  contact('Home_Phone', 'Home Phone', 'recipient', { mobileOnly: true }),
  contact('Account_Name.name', 'Account Name', 'company', words),
  contact('Title', 'Title', 'job_title', words),
  contact('Mailing_City', 'Mailing City', 'city', words),
  contact('id', 'Contact Id', 'record', { note: 'Statuses of the message bring it back.' }),

  ...person('lead', ['Country', 'Country']),
  lead('Company', 'Company', 'company', words),
  lead('Designation', 'Title', 'job_title', words),
  lead('City', 'City', 'city', words),
  lead('Lead_Status', 'Lead Status', 'stage', words),
  lead('id', 'Lead Id', 'record'),

  deal('Deal_Name', 'Deal Name', 'deal', words),
  deal('Amount', 'Amount', 'amount', amount),
  deal('Currency', 'Currency', 'currency', currency),
  deal('Closing_Date', 'Closing Date', 'order_date', date),
  deal('Stage', 'Stage', 'stage', words),
  deal('id', 'Deal Id', 'record'),

  serviceCase('Phone', 'Phone', 'recipient', { mobileOnly: true }),
  serviceCase('Case_Number', 'Case Number', 'ticket_number', asItIs),
  serviceCase('Status', 'Status', 'ticket_status', words),
  serviceCase('Subject', 'Subject', 'ticket', words),
  serviceCase('id', 'Case Id', 'record'),

  task('Subject', 'Subject', 'topic', words),
  task('Due_Date', 'Due Date', 'due_date', date),
  task('id', 'Task Id', 'record'),

  note('Note_Content', 'Note Content', 'message_text', body),
];
