import { defineInputField, type PlainInputField } from 'zapier-platform-core';
import { crmNames, fillingNotes, isCrm, type Crm, type LineKind, type Lines } from '../../mappings/engine.js';
import { objectOf, textOf } from '../../whatsapp/json.js';

/** The kinds of items that triggers give with a mapping. */
export type MappedKind = LineKind;

/** What of a bundle the mapping looks at. */
export interface MappingBundle {
  inputData?: object;
  meta?: { timezone?: string | null };
}

export interface Chosen {
  crm: Crm;
  lines: Lines;
}

/** The first input of each mapping. */
export const crmMappingField = defineInputField({
  key: 'crm_mapping',
  label: 'CRM Mapping',
  type: 'string',
  choices: { none: 'None', ...crmNames },
  default: 'none',
  altersDynamicFields: true,
  helpText:
    'The CRM that the next steps write to. Its own fields are added to what this trigger gives, each under its label there and in its format, so that it goes into the field of the same name. A field marked “(Custom Field)” is there once somebody has created it in the CRM.',
});

/** What there is to know before the fields are put into the CRM’s steps. */
export function noteFields(crm: Crm, kind: MappedKind): PlainInputField[] {
  const notes = [...fillingNotes(crm, kind), ...(kind === 'digest' ? fillingNotes(crm, 'line') : [])];
  return notes.map(({ object, text }) => ({
    key: `${crm}_${object}_note`,
    label: 'Please Note',
    type: 'copy',
    helpText: text,
  }));
}

export const linesLabel = 'Custom Lines';

/** For fields that the mapping does not know. */
export function linesField(crm: Crm): PlainInputField {
  return {
    key: 'custom_lines',
    label: linesLabel,
    type: 'string',
    dict: true,
    helpText: `Further fields of ${crmNames[crm]}: on the left the field’s name there, on the right which value of this trigger goes into it, such as \`waba_id\`. When there is no such value, the test of this trigger names all there are.`,
  };
}

/** The CRM that was chosen, with the lines that were filled in; null when none was chosen. */
export function chosenIn(inputData: object | undefined): Chosen | null {
  const { crm_mapping: crm, custom_lines: lines } = objectOf(inputData);
  return isCrm(crm) ? { crm, lines: filledLines(lines) } : null;
}

/** The editor hands over a line that nobody filled in as well. */
function filledLines(lines: unknown): Lines {
  return Object.fromEntries(
    Object.entries(objectOf(lines))
      .map(([field, path]) => [field.trim(), (textOf(path) ?? '').trim()] as const)
      .filter(([field, path]) => field !== '' || path !== ''),
  );
}
