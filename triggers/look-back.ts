import { defineInputField } from 'zapier-platform-core';

/** How far back each poll of a trigger looks, besides what is new to it. What was reported is known by its id, and not reported again. */
export const lookBackField = defineInputField({
  key: 'hours',
  label: 'Look Back',
  type: 'string',
  choices: { 1: '1 Hour', 6: '6 Hours', 12: '12 Hours', 24: '24 Hours', 48: '48 Hours' },
  default: '6',
  helpText:
    'How far back each check looks once more, in case Zapier lost an answer. What was missed while the hub or Zapier was out of reach is made up for, up to 14 days back, in several checks if it is much. What was reported already is not reported again.',
});

/** Hours; what a person left empty is the default. */
export function hoursOf(chosen: unknown): number {
  return Number(String(chosen ?? '').trim() || lookBackField.default);
}
