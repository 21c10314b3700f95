import type { CrmKind } from '../../crm/crm.js';
import type { CrmRecord } from '../../crm/rules.js';
import type { Data } from '../../zapier/app-call.js';

/** What the Zaps of a company do differently from one CRM to another. */
export interface CrmFacts {
  kind: CrmKind;
  /** Who writes becomes one of these: the key in the mapping, and the CRM's own name. */
  person: string;
  personApi: string;
  /** What a message becomes, and the field with its text. */
  log: string;
  logApi: string;
  logText: string;
  /** How a Zap finds who wrote. */
  search: Data;
  /** What a Zap puts into the log to associate it with the person. */
  logged: Data;
  /** Fields of the person. */
  id: string;
  waId: string;
  tags: string;
  /** Tags in the form in which the CRM keeps them. */
  tagged(names: string[]): CrmRecord[string];
}

const joined = (names: string[]) => names.join(';');

export const crmFacts: readonly CrmFacts[] = [
  {
    kind: 'hubspot',
    person: 'contact',
    personApi: 'contacts',
    log: 'communication',
    logApi: 'communications',
    logText: 'hs_communication_body',
    search: {
      search_field: 'hs_searchable_calculated_phone_number',
      search_value: '{{trigger.hubspot_find_national_number}}',
    },
    logged: { contactIds: '{{person.id}}' },
    id: 'hs_object_id',
    waId: 'whatsapp_wa_id',
    tags: 'whatsapp_tags',
    tagged: joined,
  },
  {
    kind: 'salesforce',
    person: 'lead',
    personApi: 'Lead',
    log: 'task',
    logApi: 'Task',
    logText: 'Description',
    search: { search_field: 'MobilePhone', search_value: '{{trigger.salesforce_find_phones}}' },
    logged: { WhoId: '{{person.Id}}' },
    id: 'Id',
    waId: 'WhatsApp_Id__c',
    tags: 'WhatsApp_Tags__c',
    tagged: joined,
  },
  {
    kind: 'zoho',
    person: 'lead',
    personApi: 'Leads',
    log: 'note',
    logApi: 'Notes',
    logText: 'Note_Content',
    search: { search_field: 'Mobile', search_value: '{{trigger.zoho_find_phones}}' },
    logged: { Parent_Id: '{{person.id}}', $se_module: 'Leads' },
    id: 'id',
    waId: 'WhatsApp_ID',
    tags: 'Tag',
    tagged: (names) => names.map((name) => ({ name })),
  },
];
