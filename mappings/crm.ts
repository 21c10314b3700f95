/** The CRMs that have a mapping, as people know them. */
export const crmNames = { hubspot: 'HubSpot', salesforce: 'Salesforce', zoho: 'Zoho CRM' } as const;

export type Crm = keyof typeof crmNames;

export const crms = Object.keys(crmNames) as Crm[];

export function isCrm(name: unknown): name is Crm {
  return typeof name === 'string' && Object.hasOwn(crmNames, name);
}
