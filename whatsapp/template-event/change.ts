import { objectOf, textOf, type JsonObject } from '../json.js';

/** One change of a template as a Zap knows it: Meta tells it in five webhook fields with words of its own. */
export interface TemplateChange {
  label: string;
  happened: string;
  advice: string;
}

/** Every change a Zap can wait for. In the sentences `{template}` is the name and language of the template. */
export const templateChanges = {
  approved: {
    label: 'Approved',
    happened: '{template} was approved.',
    advice: 'It can be sent now.',
  },
  rejected: {
    label: 'Rejected',
    happened: '{template} was rejected.',
    advice: 'Correct it in WhatsApp Manager and submit it again, or appeal there.',
  },
  submitted: {
    label: 'Submitted for Review',
    happened: '{template} is being reviewed by Meta.',
    advice: 'Wait for the outcome, which takes up to 24 hours.',
  },
  in_appeal: {
    label: 'In Appeal',
    happened: 'An appeal was made for {template}, and Meta reviews it again.',
    advice: 'Wait for the outcome.',
  },
  paused: {
    label: 'Paused',
    happened: '{template} was paused, because customers blocked or reported it.',
    advice: 'Send another template meanwhile, send this one to fewer people, and improve its text.',
  },
  reinstated: {
    label: 'Active Again',
    happened: '{template} can be sent again.',
    advice: 'Watch its quality: it may be paused again.',
  },
  disabled: {
    label: 'Disabled',
    happened: '{template} was disabled for good, because its quality was too low or it broke a rule.',
    advice: 'Make a new template with other words, and choose it in the Zaps that send this one.',
  },
  flagged: {
    label: 'Flagged',
    happened: '{template} was flagged: customers do not like it, and it may be disabled soon.',
    advice: 'Improve its text, and send it only to people who expect it.',
  },
  quality_changed: {
    label: 'Quality Changed',
    happened: 'The quality of {template} changed.',
    advice:
      'When it is low, improve the text and send it only to people who expect it, or it will be paused.',
  },
  category_changing: {
    label: 'Category Will Change',
    happened: 'Meta is going to put {template} into another category.',
    advice:
      'Prices and consent rules change with it. Edit the template, or ask for a review in WhatsApp Manager.',
  },
  category_changed: {
    label: 'Category Changed',
    happened: 'Meta put {template} into another category.',
    advice:
      'Check the price, and that customers agreed to messages of this kind, before the Zaps go on sending it.',
  },
  wrong_category: {
    label: 'Wrong Category Found',
    happened: 'Meta found that {template} belongs into another category.',
    advice: 'Edit its text, or submit it in the category that Meta names.',
  },
  text_changed: {
    label: 'Text Changed',
    happened: 'The text of {template} was edited.',
    advice: 'Open the Zaps that send it and refresh their fields: its variables may be other ones.',
  },
  archived: {
    label: 'Archived',
    happened: '{template} was archived, because it was not used for a long time.',
    advice: 'Take it out of the archive in WhatsApp Manager if it is still needed: it will be deleted.',
  },
  unarchived: {
    label: 'Taken out of the Archive',
    happened: '{template} was taken out of the archive.',
    advice: 'It can be sent as before.',
  },
  locked: {
    label: 'Locked',
    happened: '{template} was locked and cannot be edited.',
    advice: 'Look into WhatsApp Manager for the reason.',
  },
  limit_exceeded: {
    label: 'Limit Reached',
    happened: '{template} was not taken, because the account has as many templates as it may have.',
    advice: 'Delete templates that are no longer used, then submit it again.',
  },
  deletion_scheduled: {
    label: 'Being Deleted',
    happened: '{template} is being deleted.',
    advice: 'Choose another template in the Zaps that send it.',
  },
  deleted: {
    label: 'Deleted',
    happened: '{template} was deleted.',
    advice: 'Choose another template in the Zaps that send it.',
  },
} as const satisfies Record<string, TemplateChange>;

export type TemplateChangeName = keyof typeof templateChanges;

/** Meta's words that are not ours in lower case. */
const OUR_WORDS: ReadonlyMap<string, TemplateChangeName> = new Map([
  ['PENDING', 'submitted'],
  ['REINSTATED', 'reinstated'],
  ['UNPAUSED', 'reinstated'],
  ['PENDING_DELETION', 'deletion_scheduled'],
]);

/**
 * The change that a webhook of a template tells (Cloud API: template webhooks). A status that nobody knows yet is
 * given as Meta's word in lower case.
 */
export function changeOf(field: string, value: JsonObject): string {
  switch (field) {
    case 'message_template_status_update':
      return statusChange(value);
    case 'message_template_quality_update':
      return 'quality_changed';
    case 'message_template_components_update':
      return 'text_changed';
    case 'template_correct_category_detection':
      return 'wrong_category';
    case 'template_category_update':
      // Before the change Meta names the category it holds for correct, afterwards the one before.
      return textOf(value['previous_category']) === null && textOf(value['correct_category']) !== null
        ? 'category_changing'
        : 'category_changed';
    default:
      return 'unknown';
  }
}

function statusChange(value: JsonObject): string {
  const event = textOf(value['event'])?.toUpperCase();
  if (event === undefined) return 'unknown';
  // The end of a pause comes as an approval, and nothing was reviewed.
  const title = textOf(objectOf(value['other_info'])['title'])?.toUpperCase();
  if (event === 'APPROVED' && title === 'UNPAUSE') return 'reinstated';
  return OUR_WORDS.get(event) ?? event.toLowerCase();
}
