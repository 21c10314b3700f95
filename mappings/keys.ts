import type { Crm } from './crm.js';

/**
 * The key of a field in our steps: `salesforce_contact_WhatsApp_Id_c`. Zapier takes two underscores for the mark of a
 * nested value, so Salesforce’s `__c` cannot stay; a path’s dot becomes an underscore too.
 */
export function fieldKey(crm: Crm, object: string, field: string): string {
  return safeKey(`${crm}_${object}_${field}`);
}

/** A text as a key that Zapier leaves as it is; letters of every script may stay. */
export function safeKey(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '_').replace(/^_|_$/g, '');
}
