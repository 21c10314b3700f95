/**
 * Who made a change of a contact. A trigger that listens to one of them can leave out what the same one wrote,
 * so that a Zap does not start itself.
 */
export const changeSources = {
  whatsapp: 'WhatsApp (the Customer)',
  rule: 'Automatic Tag Rule',
  hubspot: 'HubSpot',
  salesforce: 'Salesforce',
  zoho: 'Zoho CRM',
  zapier: 'Zapier (No CRM Chosen)',
} as const;

export type ChangeSource = keyof typeof changeSources;
