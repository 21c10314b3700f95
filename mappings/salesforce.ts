import { salesforceIn } from './salesforce/in.js';
import { salesforceOut } from './salesforce/out.js';
import type { CrmTable } from './table.js';

const people = ['message', 'status', 'contact', 'line', 'consent'] as const;

/** Salesforce: fields as a developer organisation describes them (Object Reference). */
export const salesforce: CrmTable = {
  crm: 'salesforce',
  objects: {
    contact: { api: 'Contact', label: 'Contact', kinds: people, idPrefix: '003' },
    lead: { api: 'Lead', label: 'Lead', kinds: people, idPrefix: '00Q' },
    task: {
      api: 'Task',
      label: 'Task',
      kinds: ['message', 'status', 'digest'],
      idPrefix: '00T',
      note: 'Choose the contact or lead under Name (WhoId); with a lead, leave Related To (WhatId) empty.',
    },
    case: { api: 'Case', label: 'Case', kinds: ['message'], idPrefix: '500' },
    campaign_member: {
      api: 'CampaignMember',
      label: 'Campaign Member',
      kinds: ['message', 'status'],
      idPrefix: '00v',
    },
    consent: {
      api: 'ContactPointTypeConsent',
      label: 'Contact Point Type Consent',
      kinds: ['consent'],
      note: 'Choose the contact’s Individual under Party (PartyId).',
    },
    messaging_user: { api: 'MessagingEndUser', label: 'Messaging User', kinds: ['consent'] },
    opportunity: { api: 'Opportunity', label: 'Opportunity', kinds: [], idPrefix: '006' },
  },
  in: salesforceIn,
  out: salesforceOut,
};
