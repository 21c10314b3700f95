import { CrmError } from '../../../lab/crm/crm-error.js';

/** What the CRM says to it: the code and the field; fails when it says yes. */
export function refusal(attempt: () => unknown): { code: string; field: string | null; message: string } {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    return { code: error.code, field: error.field, message: error.message };
  }
  throw new Error('The CRM took it.');
}
