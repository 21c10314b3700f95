import type { CrmField, CrmObject, CrmObjects } from './fields/field.js';
import { hubspot } from './hubspot.js';
import type { CrmRecord, CrmRules, Look, Origin, Values } from './rules.js';
import { salesforce } from './salesforce.js';
import { zoho } from './zoho.js';

const kinds = { hubspot, salesforce, zoho };

export type CrmKind = keyof typeof kinds;

export interface CrmOptions {
  /** Fields that an admin created, by object and API name. */
  customFields?: Record<string, Record<string, CrmField>>;
}

/** One change of a record: what it was changed to, and which of its fields. */
export interface RecordChange {
  record: CrmRecord;
  fields: string[];
}

interface Row {
  origin: Origin;
  record: CrmRecord;
}

/**
 * A CRM in memory. It checks what it is given as the real one does and throws `CrmError` in its words; records are
 * copies, so that nobody changes them from outside.
 */
export class Crm {
  private readonly tables = new Map<string, Map<string, Row>>();
  private readonly log: { objectName: string; change: RecordChange }[] = [];
  private lastChange = 0;

  constructor(
    readonly kind: CrmKind,
    readonly objects: CrmObjects,
    readonly rules: CrmRules,
  ) {}

  /** Adds a record and gives it, with what the CRM filled in. */
  create(objectName: string, values: Values): CrmRecord {
    const object = this.object(objectName);
    const accepted = this.accept(objectName, values, null);
    const count = this.table(objectName).size + 1;
    const now = this.nextSecond();
    const id = this.rules.newId(objectName, count);
    const origin = { objectName, id, count, createdAt: now, changedAt: now };
    const unset = Object.fromEntries(Object.keys(object.fields).map((name) => [name, null]));
    return this.keep(origin, { ...unset, ...accepted }, Object.keys(accepted));
  }

  /** Changes the given values of a record and gives the whole record. */
  update(objectName: string, id: string, values: Values): CrmRecord {
    this.object(objectName);
    const row = this.table(objectName).get(id);
    if (!row) throw this.rules.noSuchRecord(objectName, id);
    const accepted = this.accept(objectName, values, row);
    const changed = Object.keys(accepted).filter((name) => !same(accepted[name], row.record[name]));
    const origin = { ...row.origin, changedAt: this.nextSecond() };
    return this.keep(origin, { ...row.record, ...accepted }, changed);
  }

  /** The first record whose field has this value, whatever its case; null when none has. */
  find(objectName: string, fieldName: string, value: unknown): CrmRecord | null {
    this.object(objectName);
    const found = this.rows(objectName).find(({ record }) => same(record[fieldName], value));
    return found ? structuredClone(found.record) : null;
  }

  /** All records of an object, oldest first. */
  records(objectName: string): CrmRecord[] {
    this.object(objectName);
    return this.rows(objectName).map(({ record }) => structuredClone(record));
  }

  /** All changes of an object's records, newest first. */
  changes(objectName: string): RecordChange[] {
    this.object(objectName);
    const own = this.log.filter((entry) => entry.objectName === objectName).map(({ change }) => change);
    return structuredClone(own.reverse());
  }

  /** What the object has; throws as the CRM does when there is no such object. */
  object(objectName: string): CrmObject {
    const object = this.objects[objectName];
    if (!object) throw this.rules.noSuchObject(objectName);
    return object;
  }

  private accept(objectName: string, values: Values, row: Row | null): Values {
    const object = this.object(objectName);
    const before = row?.record ?? null;
    const accepted = this.rules.accept({ objectName, object, values, before, look: this.look });
    for (const [name, field] of Object.entries(object.fields)) {
      if (!field.unique || accepted[name] === null || accepted[name] === undefined) continue;
      const other = this.rows(objectName).find(
        (one) => one !== row && same(one.record[name], accepted[name]),
      );
      if (other) throw this.rules.duplicate(objectName, [name, field], other.origin.id);
    }
    return accepted;
  }

  private keep(origin: Origin, values: Values, fields: string[]): CrmRecord {
    const { objectName, id } = origin;
    const known = this.object(objectName).fields;
    const derived = Object.entries(this.rules.derived(origin, values, this.look)).filter(
      ([name]) => known[name],
    );
    const record = { ...values, ...Object.fromEntries(derived) };
    this.table(objectName).set(id, { origin, record });
    this.log.push({ objectName, change: { record, fields } });
    return structuredClone(record);
  }

  private readonly look: Look = (objectName, id) => this.table(objectName).get(id)?.record ?? null;

  private rows(objectName: string): Row[] {
    return [...this.table(objectName).values()];
  }

  private table(objectName: string): Map<string, Row> {
    const table = this.tables.get(objectName) ?? new Map<string, Row>();
    this.tables.set(objectName, table);
    return table;
  }

  /** CRMs count in seconds. No two changes here share one, so that each can be told from the last by its time. */
  private nextSecond(): number {
    const now = Math.floor(Date.now() / 1000) * 1000;
    this.lastChange = Math.max(now, this.lastChange + 1000);
    return this.lastChange;
  }
}

/** Starts an empty CRM with its own fields and those that an admin created. */
export function startCrm(kind: CrmKind, { customFields = {} }: CrmOptions = {}): Crm {
  const rules = kinds[kind];
  const stranger = Object.keys(customFields).find((name) => !rules.objects[name]);
  if (stranger !== undefined) throw rules.noSuchObject(stranger);
  const objects = Object.fromEntries(
    Object.entries(rules.objects).map(([name, object]) => [
      name,
      { ...object, fields: { ...object.fields, ...customFields[name] } },
    ]),
  );
  return new Crm(kind, objects, rules);
}

function same(one: unknown, other: unknown): boolean {
  return comparable(one) === comparable(other);
}

function comparable(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : JSON.stringify(value ?? null);
}
