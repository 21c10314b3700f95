import { defineInputField } from 'zapier-platform-core';
import type { KeywordMatch } from '../../whatsapp/keyword.js';

export const keywordMatches = {
  contains: 'Anywhere in the message',
  whole: 'The whole message',
  starts: 'At the start of the message',
} as const satisfies Record<KeywordMatch, string>;

/** How the keywords of a step are compared with a message. */
export const keywordMatchField = defineInputField({
  key: 'keyword_match',
  label: 'Where the Keyword Stands',
  type: 'string',
  required: false,
  choices: { ...keywordMatches },
  default: 'contains',
});
