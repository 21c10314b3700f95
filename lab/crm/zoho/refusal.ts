import { CrmError } from '../crm-error.js';

/** Zoho's answer: a code, a short message, and details that name the field. */
export function refusal(code: string, message: string, details: Record<string, unknown>): CrmError {
  const field = typeof details.api_name === 'string' ? details.api_name : null;
  return new CrmError(code, `${message}: ${JSON.stringify(details)}`, field);
}
