import fc from 'fast-check';
import { crms, mappingInputs } from '../../../mappings/engine.js';

/** What a CRM's field really holds, and what nobody would expect in it. */
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    null,
    'N/A',
    '[object Object]',
    [],
    [''],
    ['N/A', '0912 345 678'],
    '02 2345 6789 / 0912 345 678',
    '+886912345678',
    { value: '0912 345 678' },
    '陳美玲',
    'MARÍA 🌵',
    '<p>Hello<br>there</p>',
    'VIP;TW;',
    '[{"name":"VIP"}]',
    '31/5/2026',
    '1,500.00',
    '👩‍👩‍👧'.repeat(600),
    '9'.repeat(3_000),
    '{{first_name}}',
    '__proto__',
  ),
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** The inputs of an action whose mapping is chosen, filled with anything. */
export const hostileInputs = fc.constantFrom(...crms).chain((crm) =>
  fc.record(
    {
      crm_mapping: fc.constant(crm),
      crm_objects: fc.oneof(anyValue, fc.constant(['contact', 'lead', 'deal', 'opportunity', 'note'])),
      ...Object.fromEntries(mappingInputs(crm).map(({ key }) => [key, anyValue])),
    },
    { requiredKeys: ['crm_mapping'] },
  ),
);
