import { randomUUID } from 'node:crypto';
import type { Data } from './app-call.js';
import type { Connection } from './connection.js';
import { stepOf, type Choice, type InputField, type StepKind } from './definition.js';
import { callMeta } from './meta.js';
import { written } from './text-types.js';
import type { ZapierApp } from './zapier-app.js';

/** One line of a dropdown: what the person sees, and what the field gets. */
export interface Option {
  value: string;
  label: string;
}

/** A dropdown as far as it was loaded; `more` gives the next options, or is null at the end. */
export interface OptionPage {
  options: Option[];
  more: (() => Promise<OptionPage>) | null;
}

export interface DropdownPlace {
  kind: StepKind;
  step: string;
  field: InputField;
  filled: Data;
}

/** Opens the dropdown of a field; throws when the field has none, or with what the app threw. */
export async function openDropdown(
  app: ZapierApp,
  connection: Connection,
  place: DropdownPlace,
): Promise<OptionPage> {
  const { field } = place;
  if (field.dynamic) return fromTrigger(app, connection, place, field.dynamic, 0, randomUUID());
  if (Array.isArray(field.choices)) return { options: field.choices.map(fixedOption), more: null };
  if (
    field.choices &&
    typeof field.choices.perform === 'string' &&
    field.choices.perform.startsWith('$func$')
  ) {
    return fromFunction(app, connection, place, null);
  }
  if (field.choices) {
    const options = Object.entries(field.choices).map(([value, label]) => ({ value, label: written(label) }));
    return { options, more: null };
  }
  throw new Error(`The field "${field.label ?? field.key}" has no dropdown.`);
}

/** `trigger.id.label`: a hidden trigger lists the options, page by page when it says `canPaginate`. */
async function fromTrigger(
  app: ZapierApp,
  connection: Connection,
  place: DropdownPlace,
  dynamic: string,
  page: number,
  storeKey: string,
): Promise<OptionPage> {
  const [trigger = '', id = 'id', label = id] = dynamic.split('.');
  const { canPaginate } = stepOf(app.definition, 'triggers', trigger).operation;
  const items = (await connection.execute(
    `triggers.${trigger}.operation.perform`,
    {
      inputData: place.filled,
      inputDataRaw: place.filled,
      meta: callMeta({ isFillingDynamicDropdown: true, page }),
    },
    storeKey,
  )) as Data[];
  const options = items.map((item) => ({
    value: written(member(item, id)),
    label: written(member(item, label) ?? member(item, id)),
  }));
  const last = !canPaginate || items.length === 0;
  return {
    options,
    more: last ? null : () => fromTrigger(app, connection, place, dynamic, page + 1, storeKey),
  };
}

/** `choices.perform`: a function of the field itself lists the options. */
async function fromFunction(
  app: ZapierApp,
  connection: Connection,
  place: DropdownPlace,
  pagingToken: string | null,
): Promise<OptionPage> {
  const declared = stepOf(app.definition, place.kind, place.step).operation.inputFields ?? [];
  const index = declared.findIndex((field) => typeof field !== 'string' && field.key === place.field.key);
  const answer = (await connection.execute(
    `${place.kind}.${place.step}.operation.inputFields.${index}.choices.perform`,
    {
      inputData: place.filled,
      inputDataRaw: place.filled,
      meta: callMeta({ isFillingDynamicDropdown: true, paging_token: pagingToken }),
    },
  )) as Choice[] | { results: Choice[]; paging_token?: string | null };
  const results = Array.isArray(answer) ? answer : answer.results;
  const next = Array.isArray(answer) ? null : (answer.paging_token ?? null);
  return {
    options: results.map(fixedOption),
    more: next === null ? null : () => fromFunction(app, connection, place, next),
  };
}

function fixedOption(choice: string | Choice): Option {
  if (typeof choice === 'string') return { value: choice, label: choice };
  return { value: written(choice.value ?? choice.id), label: choice.label };
}

/** `a__b` reads `b` of `a`. */
function member(item: Data, path: string): unknown {
  return path.split('__').reduce<unknown>((value, key) => (value as Data | undefined)?.[key], item);
}
