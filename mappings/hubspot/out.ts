import { outRows, type OutRow } from '../table.js';
import { date } from '../transforms/dates.js';
import {
  amount,
  asItIs,
  body,
  consentWords,
  country,
  currency,
  language,
  named,
  optInBox,
  ownerName,
  personName,
  words,
} from '../transforms/readers.js';

const contact = outRows('contact');
const deal = outRows('deal');
const ticket = outRows('ticket');
const note = outRows('note');

export const hubspotOut: readonly OutRow[] = [
  contact('hs_whatsapp_phone_number', 'WhatsApp Phone Number', 'recipient'),
  contact('mobilephone', 'Mobile Phone Number', 'recipient'),
  contact('phone', 'Phone Number', 'recipient', { mobileOnly: true }),
  contact('whatsapp_user_id', 'WhatsApp User ID', 'user_id', asItIs, {
    custom: 'single-line text that must be unique',
  }),
  contact('hs_country_region_code', 'Country/Region Code', 'country', country),
  contact('country', 'Country/Region', 'country', country),
  contact('hs_language', 'Preferred language', 'language', language),
  contact('firstname', 'First Name', 'first_name', personName),
  contact('lastname', 'Last Name', 'last_name', personName),
  contact('salutation', 'Salutation', 'salutation', words),
  contact('company', 'Company Name', 'company', words),
  contact('jobtitle', 'Job Title', 'job_title', words),
  contact('email', 'Email', 'email', words),
  contact('city', 'City', 'city', words),
  contact('hubspot_owner_id', 'Contact owner', 'agent_name', ownerName, {
    note: 'HubSpot hands over the owner’s ID: map the name from a step that finds the owner.',
  }),
  contact('whatsapp_opt_in', 'WhatsApp Opt-In', 'consent', optInBox, { custom: 'single checkbox' }),
  contact(
    'hs_legal_basis',
    "Legal basis for processing contact's data",
    'consent',
    consentWords({ 'Freely given consent from contact': 'opted_in' }),
    { note: 'Map it only when this consent covers marketing on WhatsApp.' },
  ),
  contact('whatsapp_tags', 'WhatsApp Tags', 'tags', {
    custom: 'multiple checkboxes with an option for each tag',
  }),
  contact('hs_object_id', 'Record ID', 'record', { note: 'Statuses of the message bring it back.' }),

  deal('dealname', 'Deal Name', 'deal', words),
  deal('amount', 'Amount', 'amount', amount),
  deal('deal_currency_code', 'Currency', 'currency', currency),
  deal('closedate', 'Close Date', 'order_date', date),
  deal('dealstage', 'Deal Stage', 'stage', words, { note: 'HubSpot hands over the stage’s internal name.' }),
  deal('hs_object_id', 'Record ID', 'record'),

  ticket('subject', 'Ticket name', 'ticket', words),
  ticket(
    'hs_pipeline_stage',
    'Ticket status',
    'ticket_status',
    named({ '1': 'New', '2': 'Waiting on contact', '3': 'Waiting on us', '4': 'Closed' }),
  ),
  ticket('hs_object_id', 'Record ID', 'ticket_number', asItIs),
  ticket('hs_object_id', 'Record ID', 'record'),

  note('hs_note_body', 'Note body', 'message_text', body),
];
