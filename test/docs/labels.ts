import { templateBatchFields } from '../../creates/send-template-batch/fields.js';
import { templateInputFields } from '../../creates/template-message/fields.js';
import app from '../../index.js';
import { crms, inputObjects } from '../../mappings/engine.js';
import { carousel } from '../creates/templates.js';
import { steps, type Step } from '../definition.js';

interface Field {
  label?: string;
  choices?: object;
  children?: Field[];
}
type Fields = Field | ((z: unknown, bundle: unknown) => Field[] | Promise<Field[]>);

/** The steps that people can choose. */
export const shownSteps = steps(app as never).filter(({ step }) => !step.display.hidden);

/** Every name that people can read in the Zap editor: of steps, fields, choices and outputs, whatever is chosen. */
export async function labels(): Promise<Set<string>> {
  const all = new Set(shownSteps.map(labelOf));
  for (const inputData of choices) {
    for (const step of shownSteps) for (const field of await fieldsOf(step, inputData)) add(all, field);
    for (const field of templateInputFields(carousel, inputData)) add(all, field as Field);
    for (const field of templateBatchFields(carousel, inputData)) add(all, field as Field);
  }
  return all;
}

/** The name of a step. */
export function labelOf({ step }: Step): string {
  return step.display.label ?? '';
}

/** What makes fields appear. */
const choices = crms.flatMap((crm) =>
  ['opted_in', 'pending'].map((state) => ({
    crm_mapping: crm,
    crm_objects: Object.keys(inputObjects(crm)),
    state,
  })),
);

async function fieldsOf({ step }: Step, inputData: object): Promise<Field[]> {
  const { inputFields = [], outputFields = [] } = step.operation;
  const fields = [...inputFields, ...outputFields] as Fields[];
  const shown = await Promise.all(
    fields.map((field) =>
      typeof field === 'function' ? field(undefined, { inputData, meta: {} }) : [field],
    ),
  );
  return shown.flat();
}

function add(all: Set<string>, { label, choices: offered = {}, children = [] }: Field): void {
  if (label) all.add(label);
  for (const choice of Object.values(offered)) all.add(String(choice));
  for (const child of children) add(all, child);
}
