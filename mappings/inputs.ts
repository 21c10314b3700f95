import { crmNames, type Crm } from './crm.js';
import { fieldKey } from './keys.js';
import { labelOf } from './map-in.js';
import { isValueName, valueNames, type OutRow, type OutUse, type ValueName } from './table.js';
import { tableOf } from './tables.js';

/** One input of an action whose mapping is chosen. */
export interface MappingInput {
  key: string;
  label: string;
  help: string;
  /** The key of its object, to show the fields of one object only. */
  object: string;
  /** The step may be given several values. */
  list: boolean;
  /** What its value is for: an action leaves out the fields that it has no use for. */
  uses: readonly OutUse[];
}

/** The fields of a CRM that an action can take, grouped by object; `objects` leaves out those of all others. */
export function mappingInputs(crm: Crm, objects?: readonly string[]): MappingInput[] {
  const table = tableOf(crm);
  const inputs = new Map<string, MappingInput>();
  for (const row of table.out) {
    if (objects && !objects.includes(row.object)) continue;
    const key = fieldKey(crm, row.object, row.field);
    const input = inputs.get(key) ?? {
      key,
      label: labelOf(table, row),
      help: `Pick **${row.label}** of the step with your ${crmNames[crm]} ${table.objects[row.object]?.label.toLowerCase()}.`,
      object: row.object,
      list: row.to === 'tags',
      uses: [],
    };
    inputs.set(key, {
      ...input,
      help: [input.help, helpOf(row)].filter(Boolean).join(' '),
      uses: [...input.uses, row.to],
    });
  }
  return [...inputs.values()];
}

/** The objects that an action can take fields of, by key: `{ contact: 'HubSpot · Contact' }`. */
export function inputObjects(crm: Crm): Record<string, string> {
  const { objects, out } = tableOf(crm);
  return Object.fromEntries(
    [...new Set(out.map(({ object }) => object))].map((object) => [
      object,
      `${crmNames[crm]} · ${objects[object]?.label ?? object}`,
    ]),
  );
}

const uses: Readonly<Record<Exclude<OutUse, ValueName>, string>> = {
  recipient: 'Of several, the first number that can be used counts.',
  user_id: 'For customers who hide their number.',
  country: 'For numbers without a country code.',
  language: 'The language to write to the customer in.',
  currency: 'Written with the amount.',
  consent: 'Says whether marketing may be sent.',
  consent_from: 'Before it the consent does not count.',
  consent_until: 'After it the consent does not count.',
  tags: 'The tags to bring over.',
  record: 'So that statuses of the message find the record again.',
};

function helpOf(row: OutRow): string {
  const use = isValueName(row.to) ? `Fills “${valueNames[row.to]}”.` : uses[row.to];
  const custom =
    row.custom && `Not a field that the CRM has by itself: create it as ${row.field} (${row.custom}).`;
  return [use, custom, row.note].filter(Boolean).join(' ');
}
