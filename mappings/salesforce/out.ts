import { outRows, type OutRow } from '../table.js';
import { date } from '../transforms/dates.js';
import {
  amount,
  asItIs,
  consentWords,
  country,
  language,
  optInBox,
  personName,
  refusalBox,
  words,
} from '../transforms/readers.js';

const contact = outRows('contact');
const lead = outRows('lead');
const serviceCase = outRows('case');
const opportunity = outRows('opportunity');
const task = outRows('task');
const member = outRows('campaign_member');
const consent = outRows('consent');

const externalId = 'text (20), external ID, unique';
const userId = { custom: 'text (140), external ID, unique' };
const refusal = { note: 'Map it only when this refusal is to stop marketing on WhatsApp too.' };

export const salesforceOut: readonly OutRow[] = [
  contact('WhatsApp_Id__c', 'WhatsApp ID', 'recipient', { custom: externalId }),
  contact('MobilePhone', 'Mobile Phone', 'recipient'),
  contact('Phone', 'Business Phone', 'recipient', { mobileOnly: true }),
  contact('OtherPhone', 'Other Phone', 'recipient', { mobileOnly: true }),
  contact('HomePhone', 'Home Phone', 'recipient', { mobileOnly: true }),
  contact('WhatsApp_User_Id__c', 'WhatsApp User ID', 'user_id', asItIs, userId),
  contact('MailingCountry', 'Mailing Country', 'country', country),
  contact('LanguageCode__c', 'Language', 'language', language, { custom: 'picklist of languages' }),
  contact('FirstName', 'First Name', 'first_name', personName),
  contact('LastName', 'Last Name', 'last_name', personName),
  contact('Name', 'Full Name', 'name', personName),
  contact('Salutation', 'Salutation', 'salutation', words),
  contact('Account.Name', 'Account Name', 'company', words),
  contact('Title', 'Title', 'job_title', words),
  contact('Email', 'Email', 'email', words),
  contact('MailingCity', 'Mailing City', 'city', words),
  contact('Owner.Name', 'Owner’s Full Name', 'agent_name', personName),
  contact('WhatsApp_Opt_In__c', 'WhatsApp Opt-In', 'consent', optInBox, { custom: 'checkbox' }),
  contact('HasOptedOutOfEmail', 'Email Opt Out', 'consent', refusalBox, refusal),
  contact('DoNotCall', 'Do Not Call', 'consent', refusalBox, refusal),
  contact('WhatsApp_Tags__c', 'WhatsApp Tags', 'tags', { custom: 'multi-select picklist' }),
  contact('Id', 'Contact ID', 'record', { note: 'Statuses of the message bring it back.' }),

  lead('WhatsApp_Id__c', 'WhatsApp ID', 'recipient', { custom: externalId }),
  lead('MobilePhone', 'Mobile Phone', 'recipient'),
  lead('Phone', 'Phone', 'recipient', { mobileOnly: true }),
  lead('WhatsApp_User_Id__c', 'WhatsApp User ID', 'user_id', asItIs, userId),
  lead('Country', 'Country', 'country', country),
  lead('FirstName', 'First Name', 'first_name', personName),
  lead('LastName', 'Last Name', 'last_name', personName),
  lead('Name', 'Full Name', 'name', personName),
  lead('Salutation', 'Salutation', 'salutation', words),
  lead('Company', 'Company', 'company', words),
  lead('Title', 'Title', 'job_title', words),
  lead('Email', 'Email', 'email', words),
  lead('City', 'City', 'city', words),
  lead('Status', 'Status', 'stage', words),
  lead('WhatsApp_Opt_In__c', 'WhatsApp Opt-In', 'consent', optInBox, { custom: 'checkbox' }),
  lead('HasOptedOutOfEmail', 'Email Opt Out', 'consent', refusalBox, refusal),
  lead('DoNotCall', 'Do Not Call', 'consent', refusalBox, refusal),
  lead('WhatsApp_Tags__c', 'WhatsApp Tags', 'tags', { custom: 'multi-select picklist' }),
  lead('Id', 'Lead ID', 'record'),

  member('MobilePhone', 'Mobile', 'recipient'),
  member('FirstName', 'First Name', 'first_name', personName),
  member('LastName', 'Last Name', 'last_name', personName),
  member('CompanyOrAccount', 'Company (Account)', 'company', words),
  member('Id', 'Campaign Member ID', 'record'),

  opportunity('Name', 'Name', 'deal', words),
  opportunity('Amount', 'Amount', 'amount', amount),
  opportunity('CloseDate', 'Close Date', 'order_date', date),
  opportunity('StageName', 'Stage', 'stage', words),
  opportunity('Id', 'Opportunity ID', 'record'),

  serviceCase('ContactMobile', 'Contact Mobile', 'recipient'),
  serviceCase('SuppliedPhone', 'Phone', 'recipient', { mobileOnly: true }),
  serviceCase('SuppliedName', 'Name', 'name', personName),
  serviceCase('CaseNumber', 'Case Number', 'ticket_number', asItIs),
  serviceCase('Status', 'Status', 'ticket_status', words),
  serviceCase('Subject', 'Subject', 'ticket', words),
  serviceCase('Id', 'Case ID', 'record'),

  task('Subject', 'Subject', 'topic', words),
  task('ActivityDate', 'Due Date', 'due_date', date),
  task('Id', 'Activity ID', 'record'),

  consent(
    'PrivacyConsentStatus',
    'Privacy Consent Status',
    'consent',
    consentWords({ OptIn: 'opted_in', OptOut: 'opted_out' }),
  ),
  consent('EffectiveFrom', 'Effective From', 'consent_from', date),
  consent('EffectiveTo', 'Effective To', 'consent_until', date),
];
