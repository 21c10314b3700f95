import type { PlainInputField } from 'zapier-platform-core';
import { crmNames, crms, inputObjects, mappingInputs, type Crm } from '../../mappings/engine.js';
import type { MappingInput } from '../../mappings/inputs.js';
import type { OutUse } from '../../mappings/table.js';
import { listOf } from '../../whatsapp/json.js';
import { crmIn } from './choice.js';

/** What an action takes from a CRM. */
export interface Takes {
  uses: readonly OutUse[];
  /** Keys of the tables’ objects; absent: of all that have something to take. */
  objects?: readonly string[];
}

const OBJECTS = 'crm_objects';

/** The groups in which the Zap editor shows the fields of the CRMs. */
export const crmFieldGroups = crms.flatMap((crm) =>
  Object.entries(inputObjects(crm)).map(([object, label]) => ({ key: groupOf(crm, object), label })),
);

/** The fields of the chosen CRM that an action can take, under the names they have there; none without a CRM. */
export function crmFields(
  takes: Takes,
  inputData: Record<string, unknown>,
  group: string,
): PlainInputField[] {
  const crm = crmIn(inputData);
  if (!crm) return [];
  const fields = inputsOf(crm, takes, inputData).map((input) => fieldOf(crm, input));
  return [...objectsField(crm, takes, group), ...fields];
}

/** The inputs of the objects that were chosen: what an earlier choice left in others does not count. */
export function inputsOf(crm: Crm, takes: Takes, inputData: Record<string, unknown>): MappingInput[] {
  const chosen = chosenObjects(Object.keys(objectsOf(crm, takes)), inputData[OBJECTS]);
  return offered(crm, takes).filter(({ object }) => chosen.includes(object));
}

/** A CRM has more fields than anybody wants to see at once: which of its records a Zap works with is chosen. */
function objectsField(crm: Crm, takes: Takes, group: string): PlainInputField[] {
  const choices = objectsOf(crm, takes);
  const [first, ...others] = Object.values(choices);
  if (first === undefined || others.length === 0) return [];
  return [
    {
      key: OBJECTS,
      label: `${crmNames[crm]} Records to Use`,
      type: 'string',
      list: true,
      choices,
      altersDynamicFields: true,
      helpText: `Shows the fields of these records below. Empty: ${first}.`,
      group,
    },
  ];
}

function fieldOf(crm: Crm, { key, label, help, object, list }: MappingInput): PlainInputField {
  return {
    key,
    label,
    type: 'string',
    helpText: help,
    group: groupOf(crm, object),
    ...(list && { list: true }),
  };
}

function chosenObjects(objects: readonly string[], chosen: unknown): string[] {
  const wanted = Array.isArray(chosen) ? listOf(chosen) : [chosen];
  const known = objects.filter((object) => wanted.includes(object));
  return known.length > 0 ? known : objects.slice(0, 1);
}

function objectsOf(crm: Crm, takes: Takes): Record<string, string> {
  const objects = new Set(offered(crm, takes).map(({ object }) => object));
  return Object.fromEntries(Object.entries(inputObjects(crm)).filter(([object]) => objects.has(object)));
}

function offered(crm: Crm, { uses, objects }: Takes): MappingInput[] {
  return mappingInputs(crm, objects).filter((input) => input.uses.some((use) => uses.includes(use)));
}

function groupOf(crm: Crm, object: string): string {
  return `${crm}_${object}`;
}
