import type { OutputsOf } from '../../api/steps/output-fields.js';
import type { TemplateItem } from '../../whatsapp/template-item.js';

/** One label for each key, in the order in which people look for them. */
export const templateOutputs: OutputsOf<TemplateItem> = {
  id: 'Template ID',
  name: 'Name',
  language: 'Language',
  status: 'Status',
  category: 'Category',
  previous_category: 'Previous Category',
  correct_category: 'Correct Category',
  quality: 'Quality',
  rejection_reason: 'Rejection Reason',
  rejection_explanation: 'Rejection Explained',
  rejection_advice: 'What to Do',
  header: 'Header Kind',
  text: 'Text',
  footer: 'Footer',
  buttons: { text: 'Button Text', type: 'Button Kind' },
  variables: {
    field: 'Variable Field',
    label: 'Variable Label',
    required: ['Variable Is Required', 'boolean'],
    example: 'Variable Example',
  },
};

export const templateSample: TemplateItem = {
  id: '1387372356726668',
  name: 'reservation_confirmation',
  language: 'en_US',
  status: 'approved',
  category: 'utility',
  previous_category: null,
  correct_category: null,
  quality: 'high',
  rejection_reason: null,
  rejection_explanation: null,
  rejection_advice: null,
  header: 'none',
  text: 'Your table for {{number_of_guests}} is reserved for {{day}}.',
  footer: 'Lucky Garden',
  buttons: [{ text: 'Cancel', type: 'quick_reply' }],
  variables: [
    { field: 'body_number_of_guests', label: 'Body: number_of_guests', required: true, example: '4' },
    { field: 'body_day', label: 'Body: day', required: true, example: 'Saturday' },
  ],
};
