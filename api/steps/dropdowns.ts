import { defineInputField } from 'zapier-platform-core';

/** The fields with which every step chooses its account, number and template. Ids are chosen, never typed. */

export const accountField = defineInputField({
  key: 'waba_id',
  label: 'WhatsApp Business Account',
  type: 'string',
  required: true,
  dynamic: 'waba_list.id.label',
});

/** The number a message goes out from. */
export const senderField = defineInputField({
  key: 'phone_number_id',
  label: 'From Phone Number',
  type: 'string',
  required: true,
  dynamic: 'phone_number_list.id.label',
  dependsOn: ['waba_id'],
});

/** The number that a trigger listens to. */
export const numberFilterField = defineInputField({
  key: 'phone_number_id',
  label: 'Phone Number',
  type: 'string',
  required: false,
  dynamic: 'phone_number_list.id.label',
  dependsOn: ['waba_id'],
  helpText: 'Leave it empty for all numbers of the account.',
});

export const templateNameField = defineInputField({
  key: 'template_name',
  label: 'Template Name Contains',
  type: 'string',
  required: false,
  helpText: 'Shortens the list below, which is handy when an account has hundreds of templates.',
});

/** The template a step sends; the fields that it needs come below it. */
export const templateField = defineInputField({
  key: 'template_id',
  label: 'Template',
  type: 'string',
  required: true,
  dynamic: 'template_list.id.label',
  search: 'find_template.id',
  dependsOn: ['waba_id', 'template_name'],
  altersDynamicFields: true,
  helpText: 'Approved templates only. Once it is chosen, the fields it needs appear below.',
});
