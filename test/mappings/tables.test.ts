import { hubspotObjects } from '../../lab/crm/fields/hubspot.js';
import { salesforceObjects } from '../../lab/crm/fields/salesforce.js';
import { zohoObjects } from '../../lab/crm/fields/zoho.js';
import type { CrmField, CrmObjects } from '../../lab/crm/fields/field.js';
import { crms, type Crm } from '../../mappings/crm.js';
import type { ItemKind } from '../../mappings/facts.js';
import { fieldKey } from '../../mappings/keys.js';
import { mappingInputs } from '../../mappings/inputs.js';
import { mappingOutputs, rowsFor } from '../../mappings/map-in.js';
import { tableOf } from '../../mappings/tables.js';
import type { FieldType } from '../../mappings/transforms/in-transform.js';

const fields: Record<Crm, CrmObjects> = {
  hubspot: hubspotObjects,
  salesforce: salesforceObjects,
  zoho: zohoObjects,
};

const kinds: ItemKind[] = ['message', 'status', 'contact', 'digest', 'line', 'consent'];

/** Which of our types a field of a CRM's type takes. */
const takes: Record<string, FieldType[]> = {
  string: ['text', 'phone', 'choice'],
  text: ['text', 'phone', 'choice'],
  textarea: ['text', 'phone'],
  combobox: ['text', 'choice'],
  phone: ['phone'],
  email: [],
  enumeration: ['choice', 'choices', 'text'],
  picklist: ['choice'],
  bool: ['choice'],
  boolean: ['boolean'],
  date: ['date'],
  datetime: ['datetime'],
  tags: ['tags'],
};

/** Relations that Zapier's steps hand over with a record, and no object's own field. */
const related = ['Account.Name', 'Owner.Name', 'Owner.name', 'Account_Name.name'];

const standardIn = crms.flatMap((crm) =>
  tableOf(crm)
    .in.filter(({ custom }) => custom === undefined)
    .map((row) => ({ crm, row, name: `${crm} ${row.object}.${row.field}` })),
);

const standardOut = crms.flatMap((crm) =>
  tableOf(crm)
    .out.filter(({ custom, field }) => custom === undefined && !related.includes(field))
    .map((row) => ({ crm, row, name: `${crm} ${row.object}.${row.field} to ${row.to}` })),
);

function fieldOf(crm: Crm, object: string, field: string): CrmField {
  const api = tableOf(crm).objects[object]?.api ?? '';
  const found = fields[crm][api]?.fields[field];
  if (!found) throw new Error(`${crm} has no ${api}.${field}`);
  return found;
}

describe('the tables', () => {
  it.each(crms)('have at least 18 rows each way for %s', (crm) => {
    const { in: rowsIn, out } = tableOf(crm);
    expect(new Set(rowsIn.map(({ object, field }) => `${object}.${field}`)).size).toBeGreaterThanOrEqual(18);
    expect(out.length).toBeGreaterThanOrEqual(18);
  });

  it.each(crms)('name an object of %s in each row, as the CRM labels it', (crm) => {
    const { objects, in: rowsIn, out } = tableOf(crm);
    for (const { object } of [...rowsIn, ...out]) expect(objects).toHaveProperty(object);
    for (const { api, label } of Object.values(objects)) expect(fields[crm][api]?.label).toBe(label);
  });

  it.each(standardIn)('fill a field that exists, can be written and has its label: $name', ({ crm, row }) => {
    const field = fieldOf(crm, row.object, row.field);
    expect(field.readOnly ?? false).toBe(false);
    expect(field.label).toBe(row.label);
    if (field.createOnly) expect(row.newOnly).toBe(true);
  });

  it.each(standardIn)('fill it with the right type: $name', ({ crm, row }) => {
    const { type } = fieldOf(crm, row.object, row.field);
    expect(takes[type]).toContain(row.transform.gives);
  });

  it.each(standardIn)('keep its length: $name', ({ crm, row }) => {
    const { length } = fieldOf(crm, row.object, row.field);
    if (length !== undefined) expect(row.transform.longest ?? Infinity).toBeLessThanOrEqual(length);
  });

  it.each(standardIn)('keep to the choices of a restricted list: $name', ({ crm, row }) => {
    const { values, restricted } = fieldOf(crm, row.object, row.field);
    if (restricted) for (const choice of row.transform.choices ?? ['?']) expect(values).toContain(choice);
  });

  it.each(standardIn)('say so where a value is not in an open list: $name', ({ crm, row }) => {
    const { values } = fieldOf(crm, row.object, row.field);
    const foreign = (row.transform.choices ?? []).filter((choice) => values && !values.includes(choice));
    if (foreign.length > 0) expect(row.note).toContain('Add the value');
  });

  it.each(standardOut)('read a field that exists and has its label: $name', ({ crm, row }) => {
    expect(fieldOf(crm, row.object, row.field).label).toBe(row.label);
  });

  it.each(crms)('never call a field of %s custom that it has by itself', (crm) => {
    const { objects, in: rowsIn, out } = tableOf(crm);
    for (const { object, field, custom } of [...rowsIn, ...out]) {
      const own = fields[crm][objects[object]?.api ?? '']?.fields ?? {};
      if (custom !== undefined) expect(own).not.toHaveProperty(field);
    }
  });

  it.each(crms)('fill every field that a new record of %s needs', (crm) => {
    const filled = (object: string) => tableOf(crm).in.filter((row) => row.object === object);
    for (const [object, { api }] of Object.entries(tableOf(crm).objects)) {
      // Which record it belongs to, and Salesforce's own channels, only the user knows.
      const needed = Object.entries(fields[crm][api]?.fields ?? {}).filter(
        ([name, { required }]) => required && !/Id$|_Id$|^Messag/.test(name),
      );
      if (filled(object).length > 0)
        expect(filled(object).map(({ field }) => field)).toEqual(
          expect.arrayContaining(needed.map(([name]) => name)),
        );
    }
  });

  it.each(crms)('give every field of %s a key of its own that Zapier leaves as it is', (crm) => {
    const rows = [...tableOf(crm).in, ...tableOf(crm).out];
    const byKey = new Map(
      rows.map(({ object, field }) => [fieldKey(crm, object, field), `${object}.${field}`]),
    );
    expect(byKey.size).toBe(new Set(rows.map(({ object, field }) => `${object}.${field}`)).size);
    for (const key of byKey.keys()) expect(key).toMatch(/^[a-z]+_[A-Za-z0-9]+(_[A-Za-z0-9]+)*$/);
  });

  it.each(crms)('use every row of %s for some item, and label its output', (crm) => {
    const used = new Set(kinds.flatMap((kind) => rowsFor(tableOf(crm), kind)));
    expect(tableOf(crm).in.filter((row) => !used.has(row))).toEqual([]);
    for (const kind of kinds) {
      const outputs = mappingOutputs(crm, kind);
      expect(outputs.length).toBeGreaterThan(0);
      expect(new Set(outputs.map(({ label }) => label)).size).toBe(outputs.length);
    }
  });

  it.each(crms)('tell custom fields of %s from its own', (crm) => {
    for (const { help, key } of [...mappingOutputs(crm, 'contact'), ...mappingInputs(crm)]) {
      const row = [...tableOf(crm).in, ...tableOf(crm).out].find(
        ({ object, field }) => fieldKey(crm, object, field) === key,
      );
      if (row?.custom) expect(help).toContain(row.field);
    }
  });
});
