import { folded } from '../whatsapp/keyword.js';
import type { Crm } from './crm.js';
import type { MappedOut } from './map-out.js';
import { isValueName, valueNames, type ValueName } from './table.js';
import { tableOf } from './tables.js';

/** How else people call what a template’s variable stands for, without spaces and signs. */
const otherNames: Readonly<Partial<Record<ValueName, readonly string[]>>> = {
  first_name: [
    'first',
    'firstname',
    'givenname',
    'customerfirstname',
    'contactfirstname',
    'vorname',
    'nombre',
    'prenom',
  ],
  last_name: ['last', 'surname', 'familyname', 'customerlastname', 'contactlastname', 'nachname', 'apellido'],
  name: ['fullname', 'customer', 'customername', 'contactname', 'clientname', 'recipientname'],
  salutation: ['title', 'mrms', 'greeting', 'anrede'],
  company: [
    'companyname',
    'account',
    'accountname',
    'business',
    'organisation',
    'organization',
    'firma',
    'empresa',
  ],
  job_title: ['position', 'role'],
  email: ['mail', 'emailaddress'],
  agent_name: ['agent', 'owner', 'ownername', 'rep', 'salesrep', 'advisor', 'consultant'],
  deal: ['dealname', 'order', 'ordername', 'opportunity', 'opportunityname', 'project'],
  amount: ['price', 'total', 'ordertotal', 'orderamount', 'dealamount', 'value', 'sum'],
  order_date: ['date', 'closedate', 'closingdate', 'dealdate', 'deliverydate'],
  stage: ['dealstage', 'orderstatus', 'dealstatus'],
  ticket: ['ticketname', 'subject', 'case', 'issue', 'ticketsubject', 'casesubject'],
  ticket_number: ['ticketno', 'ticketid', 'caseno', 'casenumber', 'caseid', 'reference'],
  ticket_status: ['status', 'casestatus'],
  topic: ['task', 'taskname', 'appointment'],
  due_date: ['duedate', 'appointmentdate', 'reminderdate'],
  message_text: ['message', 'note', 'text'],
};

const byName: ReadonlyMap<string, ValueName> = new Map(
  Object.keys(valueNames)
    .filter(isValueName)
    .flatMap((value) => [value, ...(otherNames[value] ?? [])].map((name) => [bare(name), value] as const)),
);

/**
 * The value for a variable of a template, by its name: `{{first_name}}`, `{{FirstName}}` and `{{customer_first_name}}`
 * are the same, and so is a field’s own name in the CRM, such as `{{dealname}}`. Null when nothing of the record
 * goes by this name; a numbered variable has none.
 */
export function valueFor(crm: Crm, { values }: Pick<MappedOut, 'values'>, variable: string): string | null {
  const name = bare(variable);
  const value = byName.get(name) ?? fieldNamed(crm, name);
  return value === undefined ? null : (values[value] ?? null);
}

/** What can be chosen for a numbered variable: the values that a CRM’s fields fill, by name. */
export function valueChoices(crm: Crm): Partial<Record<ValueName, string>> {
  const filled = new Set(tableOf(crm).out.map(({ to }) => to));
  // A full name is put together from its parts where the CRM has no field of it.
  filled.add('name');
  return Object.fromEntries(Object.entries(valueNames).filter(([name]) => filled.has(name as ValueName)));
}

function fieldNamed(crm: Crm, name: string): ValueName | undefined {
  return tableOf(crm)
    .out.filter(({ field, label }) => bare(field) === name || bare(label) === name)
    .map(({ to }) => to)
    .find(isValueName);
}

function bare(name: string): string {
  return folded(name).replace(/[^\p{L}\p{N}]/gu, '');
}
