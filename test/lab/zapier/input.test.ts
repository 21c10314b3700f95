import { resolveInput } from '../../../lab/zapier/input.js';

test.each([
  ['integer', '3 kg', 3],
  ['number', '1,200.50 EUR', 1200.5],
  ['number', 'none', 0],
  ['boolean', 'no', false],
  ['boolean', 'yes', true],
  ['string', 12, '12'],
  ['text', ['a', 'b'], 'a,b'],
])('a value for a field of type %s is read from %j as %j', (type, value, expected) => {
  const { inputData } = resolveInput({ field: value }, [{ key: 'field', type }], false);
  expect(inputData).toEqual({ field: expected });
});

test('a default fills a field that was never touched, and not one that was emptied', () => {
  const fields = [{ key: 'a', default: 'x' }];
  expect(resolveInput({}, fields, false).inputData).toEqual({ a: 'x' });
  expect(resolveInput({ a: '' }, fields, false).inputData).toEqual({ a: '' });
});

test('empty values are taken out only when the app has not said otherwise', () => {
  const fields = [{ key: 'a' }, { key: 'b', list: true }];
  expect(resolveInput({ a: '', b: [] }, fields, true).inputData).toEqual({});
  expect(resolveInput({ a: '', b: [] }, fields, false).inputData).toEqual({ a: '', b: [] });
});

test('the children of a line-item field are read side by side', () => {
  const fields = [{ key: 'lines', children: [{ key: 'name' }, { key: 'count', type: 'integer' }] }];
  const { inputData } = resolveInput({ name: ['A', 'B'], count: ['1', '2'] }, fields, false);
  expect(inputData).toEqual({
    lines: [
      { name: 'A', count: 1 },
      { name: 'B', count: 2 },
    ],
  });
});

test('help texts take no value', () => {
  expect(resolveInput({ note: 'x' }, [{ key: 'note', type: 'copy', required: true }], false)).toEqual({
    inputData: {},
    missing: [],
  });
});
