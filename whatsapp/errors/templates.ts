import type { Entries } from './entry.js';

const CREATE = 'Correct it, then submit the template again.';

/** Templates: sending them and making them. */
export const templates: Entries = {
  131055: [
    'Marketing Templates Only',
    'This way of sending is for marketing templates only, and this is another kind.',
    'Choose a marketing template, or send this one the ordinary way.',
    'never',
  ],
  131063: [
    'Marketing Goes Another Way',
    'Your business has turned off marketing templates on the ordinary way of sending.',
    'Turn them on again in WhatsApp Manager, or send marketing with the Marketing Messages API.',
    'never',
  ],
  132000: [
    'Number of Variables Differs',
    'The message does not fill as many variables as the template has.',
    'Open the step, refresh its fields, and fill every one: the template may have changed since.',
    'never',
  ],
  132001: [
    'Template Not Found',
    'There is no approved template of this name in this language.',
    'Choose the template again in the step, and check in WhatsApp Manager that it is approved.',
    'never',
  ],
  132005: [
    'Text Too Long',
    'With its variables filled in, the text of the template is too long.',
    'Use shorter values: the body may have 1,024 characters, the header 60.',
    'never',
  ],
  132007: [
    'Template Breaks the Rules',
    'The text of the template breaks WhatsApp’s rules for characters or content.',
    'Read the reason in WhatsApp Manager and change the template.',
    'never',
  ],
  132008: [
    'Variable Written Wrongly',
    'A value for a variable is not written as the template needs it.',
    'Check the values against the example of the template in WhatsApp Manager.',
    'never',
  ],
  132012: [
    'Variable of the Wrong Kind',
    'A value does not fit its place in the template: for example a text where an image belongs.',
    'Refresh the fields of the step and fill each again: the template may have changed since.',
    'never',
  ],
  132015: [
    'Template Paused',
    'WhatsApp has paused this template because customers blocked or reported it too often.',
    'Use another template, or improve this one; WhatsApp lets it go on after three to six hours.',
    'later',
  ],
  132016: [
    'Template Disabled',
    'WhatsApp has disabled this template for good, because its quality was too low too often.',
    'Make a new template with other words and choose it in the step.',
    'never',
  ],
  132018: [
    'Variable Not Allowed',
    'A variable holds a new line, a tab or more than four spaces in a row, or a value that is not allowed.',
    'Take line breaks and extra spaces out of the values, for example with Formatter by Zapier.',
    'never',
  ],
  132068: [
    'Flow Blocked',
    'WhatsApp has blocked the flow of this template.',
    'Open the flow in WhatsApp Manager, correct what it reports and publish it again.',
    'never',
  ],
  132069: [
    'Flow Slowed Down',
    'WhatsApp lets the flow of this template out only ten times an hour, because it has failed too often.',
    'Correct the flow in WhatsApp Manager, and send again in an hour.',
    'later',
  ],
  134100: [
    'Marketing Templates Only',
    'The Marketing Messages API sends marketing templates only.',
    'Choose a marketing template, or send this one the ordinary way.',
    'never',
  ],
  134101: [
    'Template Not Ready Yet',
    'Meta is still preparing this template for marketing messages.',
    'Send it again in about ten minutes.',
    'later',
  ],
  134102: [
    'Template Not Available',
    'This template cannot be sent with the Marketing Messages API.',
    'Send it the ordinary way, or choose another template.',
    'never',
  ],
  200005: [
    'No Figures Yet',
    'There are no figures of templates for this account yet.',
    'Turn them on in WhatsApp Manager under Insights, and look again tomorrow.',
    'never',
  ],
  200006: [
    'Figures Stay On',
    'Once they are turned on, the figures of templates cannot be turned off.',
    'There is nothing to do.',
    'never',
  ],
  200007: [
    'Template Figures Turned Off',
    'The figures of templates are not turned on for this account.',
    'Turn them on in WhatsApp Manager under Insights.',
    'never',
  ],
  2388019: [
    'Too Many Templates',
    'The account has as many templates as it may have.',
    'Delete templates you no longer use, then submit this one again.',
    'never',
  ],
  2388024: [
    'Template Exists Already',
    'There is a template of this name in this language already.',
    'Choose another name, or edit the one that is there.',
    'never',
  ],
  2388039: [
    'Template Not Valid',
    'A part of the template is not in a form that WhatsApp allows.',
    CREATE,
    'never',
  ],
  2388040: ['Template Too Long', 'A part of the template is longer than WhatsApp allows.', CREATE, 'never'],
  2388047: [
    'Header Not Valid',
    'The header of the template is not in a form that WhatsApp allows.',
    CREATE,
    'never',
  ],
  2388072: [
    'Body Not Valid',
    'The body of the template is not in a form that WhatsApp allows.',
    CREATE,
    'never',
  ],
  2388073: [
    'Footer Not Valid',
    'The footer of the template is not in a form that WhatsApp allows.',
    CREATE,
    'never',
  ],
  2388293: [
    'Too Many Variables',
    'The template has too many variables for so short a text.',
    'Add words around the variables, or use fewer of them, and submit it again.',
    'never',
  ],
  2388299: [
    'Variable at the Edge',
    'A text of the template begins or ends with a variable.',
    'Put words before the first and after the last variable, and submit it again.',
    'never',
  ],
};
