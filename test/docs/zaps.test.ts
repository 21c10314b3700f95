import { crmNames, crms, isCrm, valueChoices, valueFor, type Crm } from '../../mappings/engine.js';
import { tableOf } from '../../mappings/tables.js';
import { FIELDS } from '../../whatsapp/webhook-fields.js';
import { labels } from './labels.js';
import { boldIn, codeIn, page, rowsUnder } from './pages.js';

const recipes = ['README', 'many', ...crms].map((name) => ({ name, text: page(`docs/zaps/${name}.md`) }));

it.each(recipes)(
  'each name of ours in docs/zaps/$name.md is one of the Zap editor',
  async ({ name, text }) => {
    const shown = [...(await labels())];
    // The page for all CRMs leaves the name of the CRM out.
    const isShown = (bold: string) =>
      shown.some((label) => label === bold || (name === 'README' && label.endsWith(` · ${bold}`)));
    expect(boldIn(text).filter((bold) => !isShown(bold))).toEqual([]);
  },
);

it.each(recipes)('each API name in docs/zaps/$name.md is one of the mappings', ({ name, text }) => {
  const known = isCrm(name) ? fieldNames(name) : FIELDS;
  const unknown = codeIn(text).filter(
    (code) => !known.includes(code) && !(isCrm(name) && isFilled(name, code)),
  );
  expect(unknown).toEqual([]);
});

it.each(crms)('the fields that docs/zaps/%s.md tells to create are those of the mapping', (crm) => {
  const known = customFields(crm).map(({ object, label, field, custom }) => [object, label, field, custom]);
  const told = created(crm);
  expect(told.length).toBeGreaterThan(0);
  for (const row of told) expect(known).toContainEqual(row);
});

it.each(crms)('docs/zaps/%s.md tells to create each custom field that a recipe uses', (crm) => {
  const told = created(crm).map(([object, label]) => `${crmNames[crm]} · ${object} · ${label}`);
  const custom = customFields(crm).map(({ object, label }) => `${crmNames[crm]} · ${object} · ${label}`);
  const used = boldIn(page(`docs/zaps/${crm}.md`)).map((bold) => bold.replace(' (Custom Field)', ''));
  expect(used.filter((field) => custom.includes(field) && !told.includes(field))).toEqual([]);
});

it.each(crms)('docs/zaps/%s.md marks as new the fields that only a new record takes', (crm) => {
  const { objects, in: rows } = tableOf(crm);
  const onlyNew = new Map(
    rows.map(({ object, label, newOnly = false }) => [
      `${crmNames[crm]} · ${objects[object]?.label} · ${label}`,
      newOnly,
    ]),
  );
  const filled = rowsUnder(page(`docs/zaps/${crm}.md`), 'step', `field in ${crmNames[crm]}`, 'what goes in');
  for (const [, field = '', what = ''] of filled) {
    const isNew = onlyNew.get(boldIn(what)[0] ?? '');
    if (isNew !== undefined) expect([field, isNew]).toEqual([field, field.endsWith(', new')]);
  }
});

/** The fields that a page tells to create: object, label, API name and type; one row for each object. */
function created(crm: Crm): string[][] {
  const rows = rowsUnder(page(`docs/zaps/${crm}.md`), 'object', 'field', 'API name', 'type');
  return rows.flatMap(([objects = '', label = '', name = '', type = '']) =>
    objects.split(', ').map((object) => [object, label, ...codeIn(name), type]),
  );
}

function rowsOf(crm: Crm) {
  return [...tableOf(crm).in, ...tableOf(crm).out];
}

function fieldNames(crm: Crm): string[] {
  return rowsOf(crm).map(({ field }) => field);
}

function customFields(crm: Crm) {
  const { objects } = tableOf(crm);
  return rowsOf(crm)
    .filter(({ custom }) => custom !== undefined)
    .map(({ object, ...row }) => ({ ...row, object: objects[object]?.label ?? object }));
}

/** True for a variable, such as `{{first_name}}`, that the CRM's fields fill by its name. */
function isFilled(crm: Crm, code: string): boolean {
  const [, variable] = /^\{\{(\w+)\}\}$/.exec(code) ?? [];
  return variable !== undefined && valueFor(crm, { values: valueChoices(crm) }, variable) !== null;
}
