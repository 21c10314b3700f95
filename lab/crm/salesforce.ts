import { CrmError } from './crm-error.js';
import type { CrmField, CrmObject } from './fields/field.js';
import { salesforceObjects } from './fields/salesforce.js';
import type { Change, CrmRules, Values } from './rules.js';
import { derivedFields, isoInstant } from './salesforce/derived-fields.js';
import { keptValue } from './salesforce/field-value.js';
import { recordId } from './salesforce/record-id.js';

/** Salesforce (REST API). Its error codes and sentences are those that its API gives in public reports. */
export const salesforce: CrmRules = {
  objects: salesforceObjects,
  newId: recordId,
  accept,
  derived: (origin, record, look) => ({
    Id: origin.id,
    CreatedDate: isoInstant(origin.createdAt),
    LastModifiedDate: isoInstant(origin.changedAt),
    ...derivedFields(origin, record, look),
  }),
  duplicate: (_objectName, [name], id) =>
    new CrmError(
      'DUPLICATE_VALUE',
      `duplicate value found: ${name} duplicates value on record with id: ${id}`,
      name,
    ),
  noSuchObject: (objectName) =>
    new CrmError('NOT_FOUND', `The requested resource does not exist: ${objectName}`),
  noSuchRecord: () =>
    new CrmError('NOT_FOUND', 'Provided external ID field does not exist or is not accessible'),
};

function accept({ objectName, object, values, before, look }: Change): Values {
  refuseStrangers(objectName, object, values);
  refuseUnwritable(object, values, before !== null);
  const start = before ? {} : defaults(object);
  const given = Object.entries(values).map(([name, value]) => [
    name,
    keptValue(name, object.fields[name] as CrmField, value, look),
  ]);
  const accepted = { ...start, ...(Object.fromEntries(given) as Values) };
  refuseGaps(objectName, object, { ...before, ...accepted }, look);
  return accepted;
}

function refuseStrangers(objectName: string, object: CrmObject, values: Values): void {
  const stranger = Object.keys(values).find((name) => !object.fields[name]);
  if (stranger === undefined) return;
  throw new CrmError(
    'INVALID_FIELD',
    `No such column '${stranger}' on sobject of type ${objectName}`,
    stranger,
  );
}

function refuseUnwritable(object: CrmObject, values: Values, exists: boolean): void {
  const unwritable = Object.keys(values).filter((name) => {
    const field = object.fields[name];
    return field?.readOnly || (exists && field?.createOnly);
  });
  if (unwritable.length === 0) return;
  throw new CrmError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${unwritable.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    unwritable[0] ?? null,
  );
}

/** Checkboxes are never null (Salesforce, Object Reference). */
function defaults({ fields }: CrmObject): Values {
  const values: Values = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.default !== undefined) values[name] = field.default;
    else if (field.type === 'boolean' && !field.readOnly) values[name] = false;
  }
  return values;
}

function refuseGaps(objectName: string, { fields }: CrmObject, after: Values, look: Change['look']): void {
  const missing = Object.keys(fields).filter(
    (name) => fields[name]?.required && (after[name] ?? null) === null,
  );
  if (objectName === 'CampaignMember' && !after.ContactId && !after.LeadId) missing.push('ContactId');
  if (missing.length > 0) {
    const list = `[${missing.join(', ')}]`;
    throw new CrmError('REQUIRED_FIELD_MISSING', `Required fields are missing: ${list}`, missing[0] ?? null);
  }
  if (objectName === 'Task' && after.WhatId && look('Lead', String(after.WhoId))) {
    throw new CrmError(
      'FIELD_INTEGRITY_EXCEPTION',
      'Related To ID: must be empty when Name is a lead',
      'WhatId',
    );
  }
}
