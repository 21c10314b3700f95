import type { Bundle, PlainInputField, PlainOutputField, ZObject } from 'zapier-platform-core';
import { outputFields } from '../../api/steps/output-fields.js';
import { lineProblems } from '../../mappings/engine.js';
import {
  chosenIn,
  linesField,
  linesLabel,
  noteFields,
  type MappedKind,
  type MappingBundle,
} from './choice.js';
import { addedOutputs } from './outputs.js';
import { addedValues } from './values.js';

/**
 * The CRM mapping of one trigger: what it asks, and what it adds to the trigger's items. Without a chosen CRM it asks
 * and adds nothing.
 */
export class CrmMapping<Item extends object> {
  /** `sample` is the trigger's own; the samples of the added outputs are made of it. */
  constructor(
    private readonly kind: MappedKind,
    private readonly sample: Item,
  ) {}

  /** The inputs that are shown once a CRM is chosen. */
  readonly inputFields = (_z: ZObject, { inputData }: Bundle): PlainInputField[] => {
    const chosen = chosenIn(inputData);
    return chosen ? [...noteFields(chosen.crm, this.kind), linesField(chosen.crm)] : [];
  };

  /** What `added` adds. */
  readonly outputFields = async (_z: ZObject, { inputData, meta }: Bundle): Promise<PlainOutputField[]> => {
    const chosen = chosenIn(inputData);
    if (!chosen) return [];
    const samples = addedValues(chosen, this.kind, this.sample, meta?.timezone);
    return outputFields<Record<string, string>>(addedOutputs(chosen, this.kind)).map((field) => {
      const sample = samples[field.key];
      return sample === undefined || sample === null ? field : { ...field, sample };
    });
  };

  /** @throws a sentence when a custom line cannot be used: when the trigger is tested, and when the Zap is turned on. */
  check(z: ZObject, { inputData }: MappingBundle): void {
    const chosen = chosenIn(inputData);
    const problems = chosen ? lineProblems(chosen.lines, this.kind) : [];
    if (problems.length === 0) return;
    throw new z.errors.HaltedError(
      `Open the trigger and correct “${linesLabel}”, then test it again. ${problems.join(' ')}`,
    );
  }

  /** The item, with the fields of the chosen CRM after its own. Whatever it holds, this answers. */
  added<Given extends Item>(item: Given, { inputData, meta }: MappingBundle): Given {
    const chosen = chosenIn(inputData);
    return chosen ? { ...item, ...addedValues(chosen, this.kind, item, meta?.timezone) } : item;
  }
}
