/** A CRM's refusal, in that CRM's words. */
export class CrmError extends Error {
  override readonly name = 'CrmError';

  constructor(
    /** Such as `INVALID_OPTION` (HubSpot), `STRING_TOO_LONG` (Salesforce), `MANDATORY_NOT_FOUND` (Zoho). */
    readonly code: string,
    message: string,
    /** API name of the field that is at fault, when one is. */
    readonly field: string | null = null,
  ) {
    super(message);
  }
}
