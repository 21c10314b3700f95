/**
 * Who made a change of a contact. A trigger that listens to one of them can leave out what the same one wrote,
 * so that a Zap does not start itself.
 * `zapier`: a Zap that named no CRM.
 */
export const changeSources = {
  whatsapp: 'WhatsApp (the Customer)',
  rule: 'Automatic Tag Rule',
  hubspot: 'HubSpot',
  salesforce: 'Salesforce',
  zoho: 'Zoho CRM',
  zapier: 'Another App',
} as const;

export type ChangeSource = keyof typeof changeSources;
