import type { OutputsOf } from '../../api/steps/output-fields.js';
import type { SendTemplateOutput } from '../send-template/output.js';
import { mappingOutputs, mappingSample, type MappingOutput } from '../crm-mapping/output.js';
import { onceOutputs, onceSample, type OnceOutput } from '../sending/output.js';

type OfTemplate = 'template_id' | 'template_name' | 'template_language' | 'template_category';

/** What a send gives to the steps after it. Accepted is not delivered: that comes as a message status. */
export type SendMessageOutput = Omit<SendTemplateOutput, OfTemplate> & {
  /** What went out: the message itself, or the template for a closed window. */
  sent_as: 'message' | 'template';
  /** As the step's choices name it; `template` when the template went out. */
  message_type: string;
  service_window: 'open' | 'closed' | 'unknown';
  /** ISO-8601, in UTC; null when it is not known. */
  window_ends_at: string | null;
  window_note: string | null;
} & Record<OfTemplate, string | null> &
  MappingOutput &
  OnceOutput;

export const sendMessageOutputs: OutputsOf<SendMessageOutput> = {
  id: 'ID',
  message_id: 'Message ID',
  status: 'Status',
  sent_as: 'Sent As',
  message_type: 'Message Type',
  text: 'Text',
  recipient_phone: 'Recipient Phone Number',
  recipient_wa_id: 'Recipient WhatsApp ID',
  recipient_user_id: 'Recipient User ID',
  service_window: 'Service Window',
  window_ends_at: ['Service Window Ends At', 'datetime'],
  window_note: 'Service Window Note',
  template_id: 'Template ID',
  template_name: 'Template Name',
  template_language: 'Template Language',
  template_category: 'Template Category',
  operation_id: 'Operation ID',
  ...mappingOutputs,
  ...onceOutputs,
};

export const sendMessageSample: SendMessageOutput = {
  id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA',
  message_id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA',
  status: 'accepted',
  sent_as: 'message',
  message_type: 'text',
  text: 'Your table is ready.',
  recipient_phone: '+16505551234',
  recipient_wa_id: '16505551234',
  recipient_user_id: null,
  service_window: 'open',
  window_ends_at: '2026-03-03T09:41:07.000Z',
  window_note: null,
  template_id: null,
  template_name: null,
  template_language: null,
  template_category: null,
  operation_id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  ...mappingSample,
  ...onceSample,
};
