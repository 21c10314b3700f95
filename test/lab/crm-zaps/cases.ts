import type { CrmKind } from '../../../lab/crm/crm.js';
import type { CrmRecord, Values } from '../../../lab/crm/rules.js';
import type { Data } from '../../../lab/zapier/app-call.js';

/** Wrote before somebody put her into the CRM, as she is dialled there. */
export const zoe = { wa_id: '4915112345678', name: 'Zoë Brückner' };
/** Nobody knows her yet. WhatsApp leaves out the 9 of her number. */
export const ana = { wa_id: '553187654321', name: '🌿 ANA  SOUZA' };
export const anasPhone = '+5531987654321';

/** What of the story is different from one CRM to another. */
export interface CrmCase {
  kind: CrmKind;
  /** Who writes becomes one of these: the key in the mapping, and the CRM's own name. */
  person: string;
  personApi: string;
  /** What a message becomes. */
  log: string;
  logApi: string;
  /** The record of Zoë. */
  known: Values;
  /** How a Zap finds who wrote, whatever way the number is written in the CRM. */
  search: Data;
  /** What a Zap puts into the log to associate it with the person. */
  logged: Data;
  /** The person of a log. */
  personOf(log: CrmRecord): unknown;
  /** Fields of the person. */
  id: string;
  waId: string;
  stage: string;
  tags: string;
  /** What Sync Contact Tags gives for it. */
  tagsGiven: string;
  status: string;
  /** What a colleague changes before an offer goes out. */
  offered: Values;
  /** Tags in the form in which the CRM keeps them. */
  tagged(names: string[]): unknown;
  /** The statuses in the CRM's words. */
  words: { sent: string; delivered: string; read: string };
  /** Ana as she is created. */
  created: Values;
  /** The log of Ana's first message. */
  message: Values;
}

const text = 'Do you deliver to Belo Horizonte?';
export const texts = { zoe: 'Hello again!', ana: text };

const hubspot: CrmCase = {
  kind: 'hubspot',
  person: 'contact',
  personApi: 'contacts',
  log: 'communication',
  logApi: 'communications',
  known: { firstname: 'Zoë', lastname: 'Brückner', phone: '(0151) 123 45678', hs_country_region_code: 'DE' },
  search: {
    search_field: 'hs_searchable_calculated_phone_number',
    search_value: '{{trigger.hubspot_find_national_number}}',
  },
  logged: { contactIds: '{{person.id}}' },
  personOf: ({ contactIds }) => (contactIds as unknown[])[0],
  id: 'hs_object_id',
  waId: 'whatsapp_wa_id',
  stage: 'lifecyclestage',
  tags: 'whatsapp_tags',
  tagsGiven: 'hubspot_tags',
  status: 'whatsapp_status',
  offered: { lifecyclestage: 'opportunity', company: 'Flora Ltda' },
  tagged: (names) => names.join(';'),
  words: { sent: 'sent', delivered: 'delivered', read: 'read' },
  created: {
    firstname: 'Ana',
    lastname: 'Souza',
    hs_whatsapp_phone_number: anasPhone,
    mobilephone: anasPhone,
    phone: anasPhone,
    hs_country_region_code: 'BR',
    lifecyclestage: 'lead',
    whatsapp_wa_id: ana.wa_id,
  },
  message: { hs_communication_channel_type: 'WHATS_APP', hs_communication_body: text },
};

const salesforce: CrmCase = {
  kind: 'salesforce',
  person: 'lead',
  personApi: 'Lead',
  log: 'task',
  logApi: 'Task',
  known: { FirstName: 'Zoë', LastName: 'Brückner', Company: 'Brückner GmbH', MobilePhone: '01511 2345678' },
  search: { search_field: 'MobilePhone', search_value: '{{trigger.salesforce_find_phones}}' },
  logged: { WhoId: '{{person.Id}}' },
  personOf: ({ WhoId }) => WhoId,
  id: 'Id',
  waId: 'WhatsApp_Id__c',
  stage: 'Status',
  tags: 'WhatsApp_Tags__c',
  tagsGiven: 'salesforce_tags',
  status: 'WhatsApp_Status__c',
  offered: { Status: 'Working - Contacted', Company: 'Flora Ltda' },
  tagged: (names) => names.join(';'),
  words: { sent: 'Sent', delivered: 'Delivered', read: 'Read' },
  created: {
    FirstName: 'Ana',
    LastName: 'Souza',
    MobilePhone: anasPhone,
    Company: '[not provided]',
    Country: 'Brazil',
    LeadSource: 'WhatsApp',
    WhatsApp_Id__c: ana.wa_id,
  },
  message: { Subject: `WhatsApp in: ${text}`, Description: text, Status: 'Completed' },
};

const zoho: CrmCase = {
  kind: 'zoho',
  person: 'lead',
  personApi: 'Leads',
  log: 'note',
  logApi: 'Notes',
  known: { First_Name: 'Zoë', Last_Name: 'Brückner', Company: 'Brückner GmbH', Mobile: '015112345678' },
  search: { search_field: 'Mobile', search_value: '{{trigger.zoho_find_phones}}' },
  logged: { Parent_Id: '{{person.id}}', $se_module: 'Leads' },
  personOf: ({ Parent_Id }) => (Parent_Id as { id: unknown }).id,
  id: 'id',
  waId: 'WhatsApp_ID',
  stage: 'Lead_Status',
  tags: 'Tag',
  tagsGiven: 'zoho_tags.name',
  status: 'WhatsApp_Status',
  offered: { Lead_Status: 'Qualified', Company: 'Flora Ltda' },
  tagged: (names) => names.map((name) => ({ name })),
  words: { sent: 'Sent', delivered: 'Delivered', read: 'Read' },
  created: {
    First_Name: 'Ana',
    Last_Name: 'Souza',
    Mobile: anasPhone,
    Company: 'WhatsApp',
    Country: 'Brazil',
    Lead_Source: 'Chat',
    WhatsApp_ID: ana.wa_id,
  },
  message: { Note_Content: text },
};

export const cases: CrmCase[] = [hubspot, salesforce, zoho];
