import type { CrmError } from './crm-error.js';
import type { CrmField, CrmObject, CrmObjects } from './fields/field.js';

/** Values by API name. */
export type Values = Record<string, unknown>;

/** A record as the CRM's API gives it: every field of its object by API name, null where nothing is. */
export type CrmRecord = Values;

/** Gives the record of an object by its id, when there is one. */
export type Look = (object: string, id: string) => CrmRecord | null;

/** What somebody asks of a CRM: a new record, or other values for one that is there. */
export interface Change {
  objectName: string;
  object: CrmObject;
  values: Values;
  /** The record as it is; null for a new one. */
  before: CrmRecord | null;
  look: Look;
}

/** What the CRM itself knows of a record. Times are epoch milliseconds, of whole seconds. */
export interface Origin {
  objectName: string;
  id: string;
  /** Its number among the records of its object, from 1. */
  count: number;
  createdAt: number;
  changedAt: number;
}

/** What one CRM has of its own: how it checks, keeps, names and refuses. */
export interface CrmRules {
  objects: CrmObjects;
  newId(objectName: string, count: number): string;
  /** The values as this CRM keeps them; throws `CrmError` with what it refuses. */
  accept(change: Change): Values;
  /** The fields that the CRM writes, from what the record now holds. Those that its object lacks are left out. */
  derived(origin: Origin, record: CrmRecord, look: Look): Values;
  duplicate(objectName: string, field: [name: string, field: CrmField], id: string): CrmError;
  noSuchObject(objectName: string): CrmError;
  noSuchRecord(objectName: string, id: string): CrmError;
}
