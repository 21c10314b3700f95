import type { Bundle, Data } from '../zapier/app-call.js';
import type { InputField, StepDefinition } from '../zapier/definition.js';
import { playedApp, type PlayedStep } from '../zapier/played-app.js';
import type { ZapierApp } from '../zapier/zapier-app.js';
import type { Crm } from './crm.js';
import type { CrmRecord, Values } from './rules.js';
import { formOf, type CrmForm } from './zapier/forms.js';

/**
 * Zapier's own app for a CRM, on a CRM in memory. Its fields are named as the CRM's API names them. Zapier has steps
 * of many names; here every CRM has `create_record`, `update_record`, `find_record`, `find_or_create_record` and the
 * trigger `updated_record` (polling), and each asks for the `object` first. A search takes several values and finds
 * the record of the first that has one.
 */
export function crmApp(crm: Crm): ZapierApp {
  const form = formOf(crm.kind);
  const output = (record: CrmRecord) => form.output(record);
  const create = (data: Data) => output(crm.create(objectOf(data), valuesOf(data, crm, form)));
  const found = (data: Data) => {
    const searched = (data.search_value as unknown[]).map((value) =>
      crm.find(objectOf(data), String(data.search_field), value),
    );
    const record = searched.find((one) => one !== null);
    return record ? [output(record)] : [];
  };
  return playedApp({
    triggers: {
      updated_record: step(crm, 'updated_record', 'New or Updated Record', {
        type: 'polling',
        outputFields: form.itemKeys.map((key) => ({ key, primary: true })),
        fields: () => [changedField],
        perform: (data) =>
          crm
            .changes(objectOf(data))
            .filter(({ fields }) => !data.changed_field || fields.includes(String(data.changed_field)))
            .map(({ record }) => form.item(record)),
      }),
    },
    creates: {
      create_record: step(crm, 'create_record', 'Create Record', {
        fields: (object) => writable(crm, form, object),
        perform: create,
      }),
      update_record: step(crm, 'update_record', 'Update Record', {
        fields: (object) => [recordId, ...writable(crm, form, object)],
        perform: (data) =>
          output(crm.update(objectOf(data), String(data.record_id), valuesOf(data, crm, form))),
      }),
    },
    searches: {
      find_record: step(crm, 'find_record', 'Find Record', { fields: () => searchFields, perform: found }),
      find_or_create_record: step(crm, 'find_or_create_record', 'Find or Create Record', {
        fields: (object) => [...searchFields, ...writable(crm, form, object)],
        perform: (data) => {
          const records = found(data);
          return records.length > 0 ? records : [create(data)];
        },
      }),
    },
  });
}

interface StepParts extends Pick<StepDefinition['operation'], 'type' | 'outputFields'> {
  /** The fields that the step shows for an object. */
  fields(objectName: string): InputField[];
  perform(data: Data): unknown;
}

function step(
  crm: Crm,
  key: string,
  label: string,
  { fields, perform, ...operation }: StepParts,
): PlayedStep {
  const object: InputField = {
    key: 'object',
    label: 'Object',
    required: true,
    choices: Object.entries(crm.objects).map(([value, { label }]) => ({ value, label })),
    altersDynamicFields: true,
  };
  return {
    key,
    noun: 'Record',
    display: { label },
    operation,
    inputFields: ({ inputData }: Bundle) => {
      const chosen = inputData?.object;
      return typeof chosen === 'string' ? [object, ...fields(chosen)] : [object];
    },
    perform: ({ inputData = {} }: Bundle) => perform(inputData),
  };
}

const recordId: InputField = { key: 'record_id', label: 'Record ID', required: true };

const changedField: InputField = { key: 'changed_field', label: 'Only When This Field Changes' };

const searchFields: InputField[] = [
  { key: 'search_field', label: 'Search Field', required: true },
  { key: 'search_value', label: 'Search Values', required: true, list: true },
];

/** Zapier shows only what can be written. */
function writable(crm: Crm, form: CrmForm, objectName: string): InputField[] {
  return Object.entries(crm.object(objectName).fields)
    .filter(([, field]) => !field.readOnly)
    .map(([key, field]) => ({ key, label: field.label, ...form.input(field) }));
}

function objectOf(data: Data): string {
  return String(data.object);
}

function valuesOf(data: Data, crm: Crm, form: CrmForm): Values {
  const { fields } = crm.object(objectOf(data));
  const entries = Object.entries(data).flatMap(([name, value]) => {
    const field = fields[name];
    return field ? [[name, form.value(field, value)]] : [];
  });
  return Object.fromEntries(entries) as Values;
}
