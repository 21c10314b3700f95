/** A field of a CRM, as the CRM describes it. */
export interface CrmField {
  /** As a person reads it in the CRM. */
  label: string;
  /** In the CRM's own words, such as `phone`, `enumeration` or `multiselectpicklist`. */
  type: string;
  /** Characters at most. */
  length?: number;
  /** The choices, as the API takes them. */
  values?: readonly string[];
  /** Any other value than `values` is refused. */
  restricted?: boolean;
  /** Takes several values. */
  multiple?: boolean;
  /** Two records cannot have the same value. */
  unique?: boolean;
  /** The objects whose ids it holds. */
  references?: readonly string[];
  /** What a new record gets when nothing is given. */
  default?: string;
  /** A record cannot be created without it. */
  required?: boolean;
  /** Can be given when a record is created, and not changed later. */
  createOnly?: boolean;
  /** Only the CRM writes it. */
  readOnly?: boolean;
}

/** A kind of record, such as contacts. */
export interface CrmObject {
  label: string;
  /** By API name. */
  fields: Readonly<Record<string, CrmField>>;
}

/** The objects of a CRM by API name, such as `contacts` (HubSpot), `Contact` (Salesforce), `Contacts` (Zoho). */
export type CrmObjects = Readonly<Record<string, CrmObject>>;
