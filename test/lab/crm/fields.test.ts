import { hubspotObjects } from '../../../lab/crm/fields/hubspot.js';
import { salesforceObjects } from '../../../lab/crm/fields/salesforce.js';
import { zohoObjects } from '../../../lab/crm/fields/zoho.js';

describe.each([
  ['HubSpot', hubspotObjects],
  ['Salesforce', salesforceObjects],
  ['Zoho', zohoObjects],
])('the fields of %s', (_crm, objects) => {
  const fields = Object.entries(objects).flatMap(([object, { fields: own }]) =>
    Object.entries(own).map(([name, field]) => ({ name: `${object}.${name}`, ...field })),
  );

  test('a restricted field has choices, and a default is one of them', () => {
    const wrong = fields.filter(
      ({ values, restricted, default: start }) =>
        (restricted && !values?.length) || (start !== undefined && !values?.includes(start)),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('references are to objects that are there', () => {
    const wrong = fields.filter(({ references = [] }) => references.some((object) => !objects[object]));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('nobody is asked for what only the CRM writes', () => {
    const wrong = fields.filter(({ readOnly, required, createOnly }) => readOnly && (required || createOnly));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
