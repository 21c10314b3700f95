import { hubspotIn } from './hubspot/in.js';
import { hubspotOut } from './hubspot/out.js';
import type { CrmTable } from './table.js';

/** HubSpot: properties as its property definitions name them (developers.hubspot.com, CRM API: properties). */
export const hubspot: CrmTable = {
  crm: 'hubspot',
  objects: {
    contact: {
      api: 'contacts',
      label: 'Contact',
      kinds: ['message', 'status', 'contact', 'line', 'consent'],
    },
    communication: {
      api: 'communications',
      label: 'Communication',
      kinds: ['message', 'status'],
      note: 'Associate it with the contact (association type 81): otherwise it is on no timeline.',
    },
    note: {
      api: 'notes',
      label: 'Note',
      kinds: ['digest', 'consent'],
      note: 'Associate it with the contact.',
    },
    ticket: { api: 'tickets', label: 'Ticket', kinds: ['message'] },
    task: { api: 'tasks', label: 'Task', kinds: ['message'] },
    deal: { api: 'deals', label: 'Deal', kinds: [] },
  },
  in: hubspotIn,
  out: hubspotOut,
};
