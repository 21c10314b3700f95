import type { Output } from '../../api/steps/output-fields.js';
import {
  crmNames,
  lineOutputs,
  mappingOutputs,
  matchOutputs,
  recordOutputs,
  type Crm,
  type MappingOutput,
} from '../../mappings/engine.js';
import type { Chosen, MappedKind } from './choice.js';

type Outputs = Record<string, Output>;

/** The outputs of `addedValues`: first what finds the record, then the fields by object, then what the user added. */
export function addedOutputs({ crm, lines }: Chosen, kind: MappedKind): Outputs {
  return {
    ...(kind === 'status' && labels(recordOutputs(crm))),
    ...(kind === 'digest' ? { contacts: contactLine(crm) } : findOutputs(crm)),
    ...Object.fromEntries(mappingOutputs(crm, kind).map((output) => [output.key, itemOutput(crm, output)])),
    ...labels(
      lineOutputs(lines).map(({ key, label }) => ({
        key,
        label: `${crmNames[crm]} · Custom Line · ${label}`,
      })),
    ),
    mapping_notes: 'Mapping Notes',
  };
}

/** What each contact of a digest gets. Line items hold no lists, so all of it is text, numbers and switches. */
function contactLine(crm: Crm): Outputs {
  const fields = mappingOutputs(crm, 'line').map((output) => [output.key, lineOutput(crm, output)] as const);
  return { ...labels(matchOutputs(crm)), ...Object.fromEntries(fields) };
}

function findOutputs(crm: Crm): Outputs {
  return Object.fromEntries(
    matchOutputs(crm).map(({ key, label }) => [key, key === `${crm}_find_phones` ? [label, 'list'] : label]),
  );
}

function labels(outputs: readonly { key: string; label: string }[]): Outputs {
  return Object.fromEntries(outputs.map(({ key, label }) => [key, label]));
}

function itemOutput(crm: Crm, output: MappingOutput): Output {
  if (output.gives === 'list') return [labelOf(output), 'list'];
  // Zoho's tags are line items with a name each.
  if (output.gives === 'tags') return { name: labelOf(output) };
  return lineOutput(crm, output);
}

function lineOutput(crm: Crm, output: MappingOutput): Output {
  const label = labelOf(output);
  switch (output.gives) {
    case 'number':
    case 'boolean':
      return [label, output.gives];
    case 'datetime':
      // HubSpot counts milliseconds.
      return [label, crm === 'hubspot' ? 'integer' : 'datetime'];
    default:
      return label;
  }
}

function labelOf({ label, custom }: MappingOutput): string {
  return custom ? `${label} (Custom Field)` : label;
}
