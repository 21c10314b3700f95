import { recordsIn } from '../../../lab/map/records.js';

const one = { id: '1' };
const two = { id: '2', properties: { firstname: 'Zoë' } };

it.each([
  ['a record', one, [one]],
  ['a list', [one, two], [one, two]],
  ['Zoho’s answer', { data: [one, two], info: { more_records: false } }, [one, two]],
  ['Salesforce’s answer', { totalSize: 1, done: true, records: [one] }, [one]],
  ['HubSpot’s answer', { total: 2, results: [one, two], paging: {} }, [one, two]],
  ['an answer without records', { results: [] }, []],
  ['a record with a field of such a name', { id: '1', data: 'text' }, [{ id: '1', data: 'text' }]],
  ['no record', 'text', []],
])('finds the records of %s', (_what, content, records) => {
  expect(recordsIn(content)).toEqual(records);
});
