import type { OutputsOf } from '../../api/steps/output-fields.js';
import { rejectionOf } from '../../whatsapp/template-event/rejection.js';
import type { TemplateEventItem } from '../../whatsapp/template-event.js';

/** One label for each key, in the order in which people look for them. */
export const templateEventOutputs: OutputsOf<TemplateEventItem> = {
  id: 'ID',
  change: 'Change',
  explanation: 'What Happened',
  advice: 'What to Do',
  template_name: 'Template Name',
  template_language: 'Template Language',
  template_id: 'Template ID',
  reason: 'Reason',
  details: 'Details from Meta',
  recommendation: 'Recommendation from Meta',
  category: 'Category',
  previous_category: 'Previous Category',
  correct_category: 'Correct Category',
  category_changes_at: ['Category Changes At', 'datetime'],
  quality: 'Quality',
  previous_quality: 'Previous Quality',
  text: 'New Text',
  disabled_at: ['Disabled At', 'datetime'],
  submitted_at: ['Submitted At', 'datetime'],
  review_minutes: ['Review Time (Minutes)', 'number'],
  occurred_at: ['Occurred At', 'datetime'],
  received_at: ['Received At', 'datetime'],
  waba_id: 'Account ID',
};

const misplaced = rejectionOf('INCORRECT_CATEGORY');

/** A rejection: the change with the most to say. */
export const templateEventSample: TemplateEventItem = {
  id: 'Vb3kqP0h2mXc7RjYw9sZtA',
  change: 'rejected',
  explanation: `The template “summer_offer” (en_US) was rejected. ${misplaced?.explanation}`,
  advice: misplaced?.advice ?? null,
  template_name: 'summer_offer',
  template_language: 'en_US',
  template_id: '1689556908129832',
  reason: 'incorrect_category',
  details: 'The text advertises a sale, which a Utility template may not do.',
  recommendation: 'Submit the template in the category Marketing.',
  category: 'utility',
  previous_category: null,
  correct_category: null,
  category_changes_at: null,
  quality: null,
  previous_quality: null,
  text: null,
  disabled_at: null,
  submitted_at: '2026-03-02T09:12:00.000Z',
  review_minutes: 29.2,
  occurred_at: '2026-03-02T09:41:12.000Z',
  received_at: '2026-03-02T09:41:12.640Z',
  waba_id: '102290129340398',
};
