import { CrmError } from './crm-error.js';
import type { CrmField } from './fields/field.js';
import { hubspotObjects } from './fields/hubspot.js';
import { phoneProperties } from './hubspot/phone-properties.js';
import { keptProperty, problemOf, type Problem } from './hubspot/property-value.js';
import type { Change, CrmRules, Values } from './rules.js';

/** HubSpot (CRM API v3). Its error names and sentences are those that its API gives in public reports. */
export const hubspot: CrmRules = {
  objects: hubspotObjects,
  newId: (objectName, count) => String(firstIds(objectName) + count),
  accept,
  derived: ({ id, createdAt, changedAt }, record) => ({
    ...phoneProperties(record),
    hs_object_id: id,
    createdate: record.createdate ?? new Date(createdAt).toISOString(),
    hs_createdate: new Date(createdAt).toISOString(),
    lastmodifieddate: new Date(changedAt).toISOString(),
    hs_lastmodifieddate: new Date(changedAt).toISOString(),
  }),
  duplicate: (objectName, [name], id) =>
    new CrmError('CONFLICT', `${hubspotObjects[objectName]?.label} already exists. Existing ID: ${id}`, name),
  noSuchObject: (objectName) =>
    new CrmError('OBJECT_TYPE_NOT_FOUND', `Unable to infer object type from: ${objectName}`),
  noSuchRecord: () => new CrmError('OBJECT_NOT_FOUND', 'Object not found. objectId are usually numeric.'),
};

/** Ids are numbers; objects of different kinds can have the same one. */
function firstIds(objectName: string): number {
  return 20_400_000_000 + Object.keys(hubspotObjects).indexOf(objectName) * 1_000_000;
}

/** HubSpot names everything that is wrong at once. */
function accept({ objectName, object, values, before, look }: Change): Values {
  const problems = Object.entries(values).flatMap(
    ([name, value]) => problemOf(name, object.fields[name], value, look) ?? [],
  );
  if (problems.length > 0) throw refusal(problems);
  const accepted = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      keptProperty(object.fields[name] as CrmField, value, before?.[name]),
    ]),
  );
  const after = { ...before, ...accepted } as Values;
  const missing = Object.keys(object.fields).filter(
    (name) => object.fields[name]?.required && (after[name] ?? null) === null,
  );
  if (missing.length === 0) return accepted;
  throw new CrmError(
    'VALIDATION_ERROR',
    `Error creating ${objectName.toUpperCase()}. Some required properties were not set: ${missing.join(', ')}.`,
    missing[0] ?? null,
  );
}

function refusal(problems: Problem[]): CrmError {
  const list = problems.map(({ error, message, name }) => ({ isValid: false, message, error, name }));
  const [first] = problems;
  return new CrmError(
    first?.error ?? 'VALIDATION_ERROR',
    `Property values were not valid: ${JSON.stringify(list)}`,
    first?.name ?? null,
  );
}
