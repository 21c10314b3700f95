import { allTemplates } from '../../../lab/show/all-templates.js';
import { strayKeys } from '../../../lab/show/stray-keys.js';

test('no key of a template of any kind is taken for a stray one', () => {
  for (const { template, values } of allTemplates)
    expect([template.name, strayKeys(template, values)]).toEqual([template.name, []]);
});
