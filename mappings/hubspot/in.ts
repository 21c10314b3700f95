import { messageFacts, statusFacts, summaryFacts } from '../sources.js';
import { inRows, type InRow } from '../table.js';
import { optedInAsText } from '../transforms/consents.js';
import { asHtml } from '../transforms/html.js';
import { errorLine, messageText, statusLine, subject, summary, ticketName } from '../transforms/messages.js';
import { firstName, lastNameIfAny } from '../transforms/names.js';
import { countryInWords, e164, isoCountry, waId } from '../transforms/phones.js';
import { hubspotTags } from '../transforms/tags.js';
import { always, id, line, oneOf, text } from '../transforms/texts.js';
import { epochMilliseconds } from '../transforms/times.js';

/** HubSpot states no length for text properties; this is what its form fields and exports stay well below. */
const TEXT = 1000;
/** Bodies of activities (HubSpot: notes). */
const BODY = 65_536;

const statusWords = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'played',
  failed: 'failed',
};
const statusOptions = 'dropdown with the values sent, delivered, read, played, failed';

const contact = inRows('contact');
const communication = inRows('communication');
const note = inRows('note');
const ticket = inRows('ticket');
const task = inRows('task');

export const hubspotIn: readonly InRow[] = [
  contact('hs_whatsapp_phone_number', 'WhatsApp Phone Number', ['phone'], e164),
  contact('mobilephone', 'Mobile Phone Number', ['phone'], e164, { newOnly: true }),
  contact('phone', 'Phone Number', ['phone'], e164, {
    newOnly: true,
    note: 'It may hold a land line.',
  }),
  contact('firstname', 'First Name', ['name'], firstName(TEXT, 'last name may be empty'), { newOnly: true }),
  contact('lastname', 'Last Name', ['name'], lastNameIfAny, { newOnly: true }),
  contact('hs_country_region_code', 'Country/Region Code', ['country', 'phone'], isoCountry, {
    newOnly: true,
  }),
  contact('country', 'Country/Region', ['country', 'phone'], countryInWords(TEXT), { newOnly: true }),
  contact('hs_language', 'Preferred language', ['language'], line(20), {
    newOnly: true,
    note: 'A guess from the country and from what the customer writes.',
  }),
  contact('lifecyclestage', 'Lifecycle Stage', [], always('lead'), { newOnly: true }),
  contact('hs_lead_status', 'Lead Status', [], always('CONNECTED'), { kinds: ['message'] }),
  contact('message', 'Message', ['text'], text(BODY), { kinds: ['message', 'contact'] }),
  contact('whatsapp_wa_id', 'WhatsApp ID', ['wa_id'], waId, {
    custom: 'single-line text that must be unique',
    note: 'Match contacts by it in the step that creates or updates them.',
  }),
  contact('whatsapp_user_id', 'WhatsApp User ID', ['user_id'], id(140), {
    custom: 'single-line text that must be unique',
    note: 'The only identity of customers who hide their number behind a username.',
  }),
  contact('whatsapp_tags', 'WhatsApp Tags', ['tags'], hubspotTags, {
    custom: 'multiple checkboxes with an option for each tag',
    note: 'HubSpot refuses a tag that is not among the options.',
  }),
  contact('whatsapp_opt_in', 'WhatsApp Opt-In', ['consent'], optedInAsText, { custom: 'single checkbox' }),
  contact('whatsapp_opt_in_changed_at', 'WhatsApp Opt-In Changed At', ['consent_at'], epochMilliseconds, {
    custom: 'date and time picker',
  }),
  contact('whatsapp_opt_in_evidence', 'WhatsApp Opt-In Evidence', ['consent_evidence'], line(TEXT), {
    custom: 'single-line text',
  }),
  contact('whatsapp_last_inbound_at', 'WhatsApp Last Wrote At', ['written_at'], epochMilliseconds, {
    custom: 'date and time picker',
    note: 'For 24 hours after it any message may be sent.',
  }),
  contact('whatsapp_status', 'WhatsApp Status', ['status'], oneOf(statusWords), { custom: statusOptions }),
  contact('whatsapp_status_at', 'WhatsApp Status At', ['status_at'], epochMilliseconds, {
    custom: 'date and time picker',
  }),
  contact('whatsapp_last_error', 'WhatsApp Last Error', ['error_code', 'error_title'], errorLine(TEXT), {
    custom: 'single-line text',
  }),
  contact('whatsapp_ad_id', 'WhatsApp Ad ID', ['ad_id'], id(TEXT), { custom: 'single-line text' }),

  communication('hs_communication_channel_type', 'Channel type', [], always('WHATS_APP')),
  communication('hs_communication_logged_from', 'Logged from', [], always('CRM')),
  communication('hs_timestamp', 'Activity date', ['written_at'], epochMilliseconds),
  communication('hs_timestamp', 'Activity date', ['status_at'], epochMilliseconds),
  communication('hs_communication_body', 'Body', messageFacts, asHtml(messageText(BODY), BODY)),
  communication('hs_communication_body', 'Body', statusFacts, asHtml(statusLine(BODY), BODY)),
  communication('whatsapp_message_id', 'WhatsApp Message ID', ['message_id'], id(TEXT), {
    custom: 'single-line text that must be unique',
    note: 'Match by it, so that a later status changes the same communication.',
  }),
  communication('whatsapp_status', 'WhatsApp Status', ['status'], oneOf(statusWords), {
    custom: statusOptions,
  }),

  ticket('subject', 'Ticket name', ['name', 'phone', 'user_id'], ticketName(TEXT)),
  ticket('content', 'Ticket description', messageFacts, messageText(BODY)),
  ticket('hs_pipeline', 'Pipeline', [], always('0'), { note: 'The Support Pipeline.' }),
  ticket('hs_pipeline_stage', 'Ticket status', [], always('1'), { note: '1 is New.', newOnly: true }),
  ticket('source_type', 'Source', [], always('CHAT')),

  task('hs_task_subject', 'Task title', messageFacts, subject('WhatsApp in: ', 255)),
  task('hs_task_body', 'Notes', messageFacts, messageText(BODY)),
  task('hs_timestamp', 'Due date', ['written_at'], epochMilliseconds),
  task('hs_task_status', 'Status', [], always('NOT_STARTED'), { newOnly: true }),
  task('hs_task_priority', 'Priority', [], always('MEDIUM'), { newOnly: true }),
  task('hs_task_type', 'Type', [], always('TODO'), { newOnly: true }),

  note('hs_note_body', 'Note body', summaryFacts, asHtml(summary(BODY), BODY), { kinds: ['digest'] }),
  note('hs_timestamp', 'Activity date', ['window_end'], epochMilliseconds, { kinds: ['digest'] }),
  note('hs_note_body', 'Note body', ['consent_evidence'], asHtml(text(BODY), BODY), { kinds: ['consent'] }),
  note('hs_timestamp', 'Activity date', ['consent_at'], epochMilliseconds, { kinds: ['consent'] }),
];
