import type { ConversationItem, ConversationWithMessages } from '../../whatsapp/conversation-item.js';
import type { MessageRecord } from '../../whatsapp/message-record.js';
import { transcript } from '../../whatsapp/transcript.js';
import type { OutputsOf } from './output-fields.js';

/** A conversation as a Zap gets it: its last messages as a text to read, and one by one. */
export interface ConversationOutput extends ConversationItem {
  transcript: string;
  /** Oldest first. */
  messages: MessageLine[];
}

/** What of a message belongs in a conversation. */
type MessageLine = Pick<
  MessageRecord,
  'at' | 'direction' | 'text' | 'type' | 'status' | 'template_name' | 'id'
>;

/** `timeZone` is the reader's, as `Europe/Rome`; the transcript tells its times in it. */
export function conversationOutput(
  { messages, ...conversation }: ConversationWithMessages,
  timeZone?: string | null,
): ConversationOutput {
  return { ...conversation, transcript: transcript(messages, timeZone), messages: messages.map(lineOf) };
}

function lineOf({ at, direction, text, type, status, template_name, id }: MessageRecord): MessageLine {
  return { at, direction, text, type, status, template_name, id };
}

/** The labels of a conversation in every step: one for each key, in the order in which people look for them. */
export const conversationOutputs: OutputsOf<ConversationOutput> = {
  id: 'Conversation ID',
  state: 'State',
  contact_name: 'Contact Name',
  contact_phone: 'Contact Phone Number',
  contact_user_id: 'Contact User ID',
  contact_id: 'Contact ID',
  transcript: 'Transcript',
  message_count: ['Messages from the Contact', 'integer'],
  opened_at: ['Opened At', 'datetime'],
  unanswered_since: ['Unanswered Since', 'datetime'],
  first_response_seconds: ['First Response Time (Seconds)', 'number'],
  last_inbound_at: ['Contact Last Wrote At', 'datetime'],
  last_outbound_at: ['Business Last Wrote At', 'datetime'],
  service_window_ends_at: ['Service Window Ends At', 'datetime'],
  handoff_reason: 'Handoff Reason',
  handoff_requested_at: ['Handoff Requested At', 'datetime'],
  resolved_at: ['Resolved At', 'datetime'],
  resolved_by: 'Resolved By',
  messages: {
    at: ['Message At', 'datetime'],
    direction: 'Message Direction',
    text: 'Message Text',
    type: 'Message Type',
    status: 'Message Status',
    template_name: 'Message Template Name',
    id: 'Message ID',
  },
  business_phone: 'Business Phone Number',
  phone_number_id: 'Business Phone Number ID',
  waba_id: 'Account ID',
};

const messages: MessageLine[] = [
  {
    at: '2026-03-02T09:20:00.000Z',
    direction: 'out',
    text: null,
    type: 'template',
    status: 'read',
    template_name: 'reservation_confirmation',
    id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA',
  },
  {
    at: '2026-03-02T09:41:07.000Z',
    direction: 'in',
    text: 'This is the wrong day. May I speak to somebody?',
    type: 'text',
    status: 'received',
    template_name: null,
    id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=',
  },
];

/** A customer with the wrong reservation, who waits for a person. */
export const conversationSample: ConversationOutput = {
  id: 'c_7Jx2mQ0vRk9TzWb4LhYe:106540352242922',
  state: 'handoff',
  contact_name: 'Pablo Morales',
  contact_phone: '+16505551234',
  contact_user_id: 'US.13491208655302741918',
  contact_id: 'c_7Jx2mQ0vRk9TzWb4LhYe',
  transcript: [
    '2026-03-02 09:20 Business: [template reservation_confirmation]',
    '2026-03-02 09:41 Pablo Morales: This is the wrong day. May I speak to somebody?',
    '(Times in UTC)',
  ].join('\n'),
  message_count: 1,
  opened_at: '2026-03-02T09:41:07.000Z',
  unanswered_since: '2026-03-02T09:41:07.000Z',
  first_response_seconds: null,
  last_inbound_at: '2026-03-02T09:41:07.000Z',
  last_outbound_at: '2026-03-02T09:20:00.000Z',
  service_window_ends_at: '2026-03-03T09:41:07.000Z',
  handoff_reason: 'complaint',
  handoff_requested_at: '2026-03-02T09:41:08.214Z',
  resolved_at: null,
  resolved_by: null,
  messages,
  business_phone: '+15550783881',
  phone_number_id: '106540352242922',
  waba_id: '102290129340398',
};
