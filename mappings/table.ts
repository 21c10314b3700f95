import type { Crm } from './crm.js';
import type { Fact, ItemKind } from './facts.js';
import type { InTransform } from './transforms/in-transform.js';
import type { ConsentReader, OutTransform } from './transforms/out-transform.js';

/** All that is known about one CRM: its objects, and which of its fields goes with what of WhatsApp, both ways. */
export interface CrmTable {
  crm: Crm;
  /** By the name they have in the keys of fields, such as `contact`. */
  objects: Readonly<Record<string, CrmObject>>;
  in: readonly InRow[];
  out: readonly OutRow[];
}

export interface CrmObject {
  /** As the CRM’s API names it, such as `contacts`, `Contact` or `Contacts`. */
  api: string;
  /** As the CRM shows it to people. */
  label: string;
  /** What of ours becomes such a record or changes one; none for an object that is only read. */
  kinds: readonly ItemKind[];
  /** For the user: what to do with the object in the CRM’s step. */
  note?: string;
  /** Where a Zap’s step gives records of this object: the beginning of its ids (Salesforce). */
  idPrefix?: string;
}

interface RowBase {
  /** A key of the table’s `objects`. */
  object: string;
  /** The field’s API name; in an out row a path such as `Owner.name` for a field of a related record. */
  field: string;
  /** As the CRM shows it; of a custom field, the name to give it. */
  label: string;
  /** Only of a field that the CRM does not have by itself: what kind of field to create. */
  custom?: string;
  /** For the user. */
  note?: string;
}

/** One field of a CRM that is filled from WhatsApp. */
export interface InRow extends RowBase {
  /** What it is made of; empty for a value that is always the same. */
  from: readonly Fact[];
  transform: InTransform;
  /** Only from these kinds of item; absent: from each that has what the row is made of. */
  kinds?: readonly ItemKind[];
  /** True: meant for new records. In a step that changes records it would overwrite what people set. */
  newOnly?: true;
}

/** One field of a CRM from which something of a message to be sent is worked out. */
export type OutRow = RowBase &
  (
    | { to: 'recipient'; mobileOnly?: true }
    | { to: 'tags' | 'record' }
    | { to: 'consent'; transform: ConsentReader }
    | { to: TextTarget; transform: OutTransform }
  );

/** What a field of a CRM is for. */
export type OutUse = OutRow['to'];

/** What is read as a text: a value of templates, or something that helps to read the rest. */
export type TextTarget =
  ValueName | 'user_id' | 'country' | 'language' | 'currency' | 'consent_from' | 'consent_until';

/** What a template’s variables can be filled with, as a person reads it. */
export const valueNames = {
  first_name: 'First Name',
  last_name: 'Last Name',
  name: 'Full Name',
  salutation: 'Salutation',
  company: 'Company',
  job_title: 'Job Title',
  email: 'Email',
  city: 'City',
  agent_name: 'Owner’s Name',
  deal: 'Deal',
  amount: 'Amount',
  order_date: 'Closing or Order Date',
  stage: 'Stage',
  ticket: 'Ticket or Case',
  ticket_number: 'Ticket or Case Number',
  ticket_status: 'Ticket or Case Status',
  topic: 'Topic of the Task',
  due_date: 'Due Date of the Task',
  message_text: 'Text of the Note',
} as const;

export type ValueName = keyof typeof valueNames;

/** Rows of one object, one a line: `contact('firstname', 'First Name', ['name'], firstName(40))`. */
export function inRows(object: string) {
  return (
    field: string,
    label: string,
    from: readonly Fact[],
    transform: InTransform,
    rest: Pick<InRow, 'custom' | 'note' | 'kinds' | 'newOnly'> = {},
  ): InRow => ({ object, field, label, from, transform, ...rest });
}

type OutRest<Row> = Pick<RowBase, 'custom' | 'note'> & Omit<Row, keyof RowBase | 'to' | 'transform'>;

/** Out rows of one object: `contact('firstname', 'First Name', 'first_name', personName)`. */
export function outRows(object: string) {
  function row(field: string, label: string, to: 'recipient', rest?: OutRest<{ mobileOnly?: true }>): OutRow;
  function row(field: string, label: string, to: 'tags' | 'record', rest?: OutRest<object>): OutRow;
  function row(
    field: string,
    label: string,
    to: 'consent',
    reader: ConsentReader,
    rest?: OutRest<object>,
  ): OutRow;
  function row(
    field: string,
    label: string,
    to: TextTarget,
    transform: OutTransform,
    rest?: OutRest<object>,
  ): OutRow;
  function row(field: string, label: string, to: OutRow['to'], ...rest: (object | undefined)[]): OutRow {
    const [first = {}, second = {}] = rest;
    const own = 'apply' in first ? { transform: first, ...second } : first;
    return { object, field, label, to, ...own } as OutRow;
  }
  return row;
}

export function isValueName(name: string): name is ValueName {
  return Object.hasOwn(valueNames, name);
}
