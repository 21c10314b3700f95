import type { OutputsOf } from '../../api/steps/output-fields.js';

/** What a send gives to the steps after it. Accepted is not delivered: that comes as a message status. */
export type SendTemplateOutput = {
  id: string;
  /** Null when an earlier run sent it and only its status is known. */
  message_id: string | null;
  /** accepted, held_for_quality_assessment or paused. */
  status: string;
  /** The message as the customer sees it. */
  text: string;
  recipient_phone: string | null;
  recipient_wa_id: string | null;
  recipient_user_id: string | null;
  template_id: string;
  template_name: string;
  template_language: string;
  /** MARKETING, UTILITY or AUTHENTICATION. */
  template_category: string;
  /** Comes back with every status of the message. */
  operation_id: string;
};

export const sendTemplateOutputs: OutputsOf<SendTemplateOutput> = {
  id: 'ID',
  message_id: 'Message ID',
  status: 'Status',
  text: 'Text',
  recipient_phone: 'Recipient Phone Number',
  recipient_wa_id: 'Recipient WhatsApp ID',
  recipient_user_id: 'Recipient User ID',
  template_id: 'Template ID',
  template_name: 'Template Name',
  template_language: 'Template Language',
  template_category: 'Template Category',
  operation_id: 'Operation ID',
};

export const sendTemplateSample: SendTemplateOutput = {
  id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA',
  message_id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA',
  status: 'accepted',
  text: 'You are all set!\n\nYour table for 4 is reserved for Saturday.\n\nLucky Garden',
  recipient_phone: '+16505551234',
  recipient_wa_id: '16505551234',
  recipient_user_id: null,
  template_id: '1387372356726668',
  template_name: 'reservation_confirmation',
  template_language: 'en_US',
  template_category: 'UTILITY',
  operation_id: '0f8fad5b-d9cb-469f-a165-70867728950e',
};
