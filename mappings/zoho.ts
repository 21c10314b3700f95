import type { CrmTable } from './table.js';
import { zohoIn } from './zoho/in.js';
import { zohoOut } from './zoho/out.js';

const people = ['message', 'status', 'contact', 'line', 'consent'] as const;

/** Zoho CRM: fields as API v8 names them (field metadata; help page “Standard Modules & Fields”). */
export const zoho: CrmTable = {
  crm: 'zoho',
  objects: {
    contact: { api: 'Contacts', label: 'Contact', kinds: people },
    lead: { api: 'Leads', label: 'Lead', kinds: people },
    note: {
      api: 'Notes',
      label: 'Note',
      kinds: ['message', 'status', 'digest'],
      note: 'Choose the contact or lead under Parent ID.',
    },
    task: { api: 'Tasks', label: 'Task', kinds: ['message'] },
    case: { api: 'Cases', label: 'Case', kinds: ['message'] },
    consent: {
      api: 'Consents',
      label: 'Consent',
      kinds: ['consent'],
      note: 'Only where compliance settings (GDPR) are on.',
    },
    deal: { api: 'Deals', label: 'Deal', kinds: [] },
  },
  in: zohoIn,
  out: zohoOut,
};
