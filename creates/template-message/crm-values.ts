import type { PlainInputField } from 'zapier-platform-core';
import { crmNames, valueChoices, valueFor, type Crm } from '../../mappings/engine.js';
import { isValueName, valueNames, type ValueName } from '../../mappings/table.js';
import { localise, type Locale } from '../../whatsapp/localise.js';
import type { TemplateField } from '../../whatsapp/template/fields.js';
import type { TemplateValues } from '../../whatsapp/template/template.js';
import type { Mapped } from '../crm-mapping/reading.js';

/** The keys of what customers read as text, with the name or number of the variable. */
const VARIABLE = /^(?:card_\d+_)?(?:header|body)_(.+)$/;

/**
 * The field of a variable as it is while a CRM is chosen: a variable whose name says what it stands for says which
 * value of the CRM it takes, and beside any other one that value is chosen.
 */
export function withCrmField(crm: Crm, field: TemplateField, shown: PlainInputField): PlainInputField[] {
  const variable = variableOf(field);
  if (variable === null) return [shown];
  const { helpText, ...optional } = { ...shown, required: false };
  const taken = valueBehind(crm, variable);
  if (taken) {
    const help = `Empty: “${valueNames[taken]}” from the fields of ${crmNames[crm]}.`;
    return [{ ...optional, helpText: helpText ? `${helpText} ${help}` : help }];
  }
  return [{ ...optional, ...(helpText && { helpText }) }, choiceField(crm, shown)];
}

/** The values, with what the CRM has for the variables that were left empty, as people of the language write it. */
export function withCrmValues(
  values: TemplateValues,
  fields: readonly TemplateField[],
  mapped: Mapped,
  locale: Locale,
): TemplateValues {
  const found = fields.flatMap((field): [string, string][] => {
    const variable = variableOf(field);
    if (variable === null || !isEmpty(values[field.key])) return [];
    const chosen = values[choiceKey(field.key)];
    const value =
      typeof chosen === 'string' && isValueName(chosen)
        ? mapped.values[chosen]
        : valueFor(mapped.system, mapped, variable);
    // The text of a note has lines, and a variable may have none.
    return value ? [[field.key, localise(value.replace(/\s+/g, ' '), locale)]] : [];
  });
  return { ...values, ...Object.fromEntries(found) };
}

/** What to add to the problem of a field that is empty while a CRM is chosen; null for every other field. */
export function nothingFromCrm(
  { system }: Mapped,
  field: TemplateField | undefined,
  values: TemplateValues,
): string | null {
  if (!field || variableOf(field) === null || !isEmpty(values[field.key])) return null;
  return `“${field.label}” is empty, and the fields of ${crmNames[system]} have no value for it. Map the field of the CRM that holds it, or type a value.`;
}

function choiceField(crm: Crm, { key, label, group }: PlainInputField): PlainInputField {
  return {
    key: choiceKey(key),
    label: `${label ?? key} · From ${crmNames[crm]}`,
    type: 'string',
    choices: { ...valueChoices(crm) },
    helpText: `Fills the field above from the fields of ${crmNames[crm]} when it is empty.`,
    ...(group && { group }),
  };
}

/** Never like the key of a template's own field, so that it is not taken for one that the template lost. */
function choiceKey(key: string): string {
  return `crm_value_for_${key}`;
}

function variableOf({ key, kind }: TemplateField): string | null {
  return kind === 'text' ? (VARIABLE.exec(key)?.[1] ?? null) : null;
}

/** Which value a variable takes by its name, out of all that the CRM could have. */
function valueBehind(crm: Crm, variable: string): ValueName | null {
  const names = Object.keys(valueChoices(crm)).filter(isValueName);
  const all: Partial<Record<ValueName, string>> = Object.fromEntries(names.map((name) => [name, name]));
  const found = valueFor(crm, { values: all }, variable);
  return found !== null && isValueName(found) ? found : null;
}

function isEmpty(value: unknown): boolean {
  return String(value ?? '').trim() === '';
}
