import type { OutputsOf } from '../../api/steps/output-fields.js';

/** What submitting a template gives to the steps after it. The decision comes later, with the trigger. */
export type CreateTemplateOutput = {
  id: string;
  name: string;
  language: string;
  /** pending, or already approved or rejected. */
  status: string;
  category: string;
  category_was_changed: boolean;
  /** One a line; null when there are none. */
  warnings: string | null;
  /** Whether the trigger will be able to say how long the review took. */
  review_is_timed: boolean;
  /** What else a person should know. */
  note: string | null;
};

export const createTemplateOutputs: OutputsOf<CreateTemplateOutput> = {
  id: 'Template ID',
  name: 'Name',
  language: 'Language',
  status: 'Status',
  category: 'Category',
  category_was_changed: ['Meta Changed the Category', 'boolean'],
  warnings: 'Warnings',
  review_is_timed: ['Review Is Timed', 'boolean'],
  note: 'Note',
};

export const createTemplateSample: CreateTemplateOutput = {
  id: '1689556908129832',
  name: 'order_ready',
  language: 'en_GB',
  status: 'pending',
  category: 'utility',
  category_was_changed: false,
  warnings: null,
  review_is_timed: true,
  note: null,
};
