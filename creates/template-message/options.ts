import type { PlainInputField } from 'zapier-platform-core';
import type { SendingWay } from '../../api/graph-api/send.js';
import { isOn } from '../../api/steps/given.js';
import type { CurrentTemplate } from '../../api/graph-api/template.js';

/** What a person decided about a send, beside the values of the template. */
export interface SendOptions {
  /** Dates and amounts are written as people of the template's language write them. */
  localised: boolean;
  /** What the template no longer has is left out, instead of stopping the run. */
  withoutRemoved: boolean;
  evenIfMarketing: boolean;
  way: SendingWay;
  /** What goes beside the message when it takes the way of marketing messages. */
  marketing: { product_policy?: string; message_activity_sharing?: boolean };
}

const policies: Readonly<Record<string, string>> = {
  marketing: 'CLOUD_API_FALLBACK',
  marketing_only: 'STRICT',
};

const formatField: PlainInputField = {
  key: 'format_values',
  label: 'Format Numbers and Dates',
  type: 'string',
  choices: { none: 'As They Come', language: 'As the Template’s Language Writes Them' },
  default: 'none',
  helpText:
    'Changes a value that is only a date, such as `2026-03-01`, or only an amount with its currency, such as `1234.5 EUR`. Times are told in the time zone of your Zapier account.',
  group: 'options',
};

const changedField: PlainInputField = {
  key: 'if_template_changed',
  label: 'If the Template Changed',
  type: 'string',
  choices: { stop: 'Stop and Say What Is Left Over', send: 'Send Without What Was Removed' },
  default: 'stop',
  helpText:
    'For values that this step still has and the template no longer asks for. A value that is new in the template always stops the step.',
  group: 'options',
};

const categoryField: PlainInputField = {
  key: 'if_category_became_marketing',
  label: 'If the Category Became Marketing',
  type: 'string',
  choices: { stop: 'Stop', send: 'Send Anyway' },
  default: 'stop',
  helpText:
    'Meta may change the category. Marketing messages cost more, and customers must have agreed to them.',
  group: 'options',
};

const wayField: PlainInputField = {
  key: 'send_through',
  label: 'Send Through',
  type: 'string',
  choices: {
    cloud: 'Cloud API',
    marketing: 'Marketing Messages API, or Else Cloud API',
    marketing_only: 'Marketing Messages API Only',
  },
  default: 'cloud',
  helpText:
    'Meta’s Marketing Messages API picks good moments for marketing. Your account must be signed up for it.',
  group: 'options',
};

const activityField: PlainInputField = {
  key: 'share_activity',
  label: 'Share Message Activity with Meta',
  type: 'boolean',
  helpText:
    'For the Marketing Messages API: whether Meta may use reads and clicks to improve your marketing. Empty: as your account is set.',
  group: 'options',
};

/** The options that mean something for this template, and those that hold a choice of an earlier one. */
export function optionFields(
  { category, previous_category: previous, components }: CurrentTemplate,
  inputData: Record<string, unknown>,
): PlainInputField[] {
  const marketing = category === 'MARKETING';
  const wanted: [PlainInputField, boolean][] = [
    [formatField, JSON.stringify(components).includes('{{')],
    [changedField, true],
    [categoryField, !marketing || (previous !== undefined && previous !== category)],
    [wayField, marketing],
    [activityField, marketing],
  ];
  return wanted.filter(([field, shown]) => shown || chosen(inputData, field)).map(([field]) => field);
}

/** Reads the options; `problems` are sentences about those that cannot be. */
export function optionsOf(
  { name, category }: CurrentTemplate,
  inputData: Record<string, unknown>,
): { options: SendOptions; problems: string[] } {
  const way = written(inputData, wayField) || 'cloud';
  const sharing = written(inputData, activityField);
  const policy = policies[way];
  return {
    options: {
      localised: written(inputData, formatField) === 'language',
      withoutRemoved: written(inputData, changedField) === 'send',
      evenIfMarketing: written(inputData, categoryField) === 'send',
      way: policy ? 'marketing_messages' : 'messages',
      marketing: policy
        ? { product_policy: policy, ...(sharing && { message_activity_sharing: isOn(sharing) }) }
        : {},
    },
    problems: [
      ...(policy || way === 'cloud'
        ? []
        : [`“${wayField.label}” has a choice that does not exist. Choose again.`]),
      ...(policy && category !== 'MARKETING' ? [notMarketing(name, category)] : []),
    ],
  };
}

function notMarketing(name: string, category: string): string {
  return `“${wayField.label}” is set to the Marketing Messages API, which takes marketing templates only, and ${name} is a template of the category ${category.toLowerCase()}. Choose Cloud API, or another template.`;
}

function chosen(inputData: Record<string, unknown>, field: PlainInputField): boolean {
  const text = written(inputData, field);
  return text !== '' && text !== field.default;
}

function written(inputData: Record<string, unknown>, { key }: PlainInputField): string {
  return String(inputData[key] ?? '').trim();
}
