import type { Bundle } from 'zapier-platform-core';
import { given } from '../../api/steps/given.js';
import { mapOut, type Crm, type MappedOut } from '../../mappings/engine.js';
import { crmIn } from './choice.js';
import { inputsOf, type Takes } from './fields.js';

/** What an action got from a record of a CRM, whatever the record held. */
export interface Mapped extends MappedOut {
  system: Crm;
}

/** Reads the fields of the CRM that were filled in; null when no CRM is chosen. */
export function mappedIn(bundle: Bundle, takes: Takes): Mapped | null {
  const { inputData } = bundle;
  const crm = crmIn(inputData);
  if (!crm) return null;
  const filled = inputsOf(crm, takes, inputData).filter(({ key }) => isMapped(bundle, key));
  const record = Object.fromEntries(filled.map(({ key }) => [key, valueOf(inputData[key])]));
  const { country } = inputData;
  return {
    ...mapOut(crm, record, { country: typeof country === 'string' ? country : null }),
    system: crm,
  };
}

/** True when a person filled the field in, even if what they mapped is empty for this record. */
function isMapped({ inputData, inputDataRaw }: Bundle, key: string): boolean {
  return isFilled(inputData[key]) || isFilled(inputDataRaw?.[key]);
}

/** Zapier hands over an empty field of a list as a list of nothing. */
function valueOf(value: unknown): unknown {
  return isFilled(value) ? value : '';
}

function isFilled(value: unknown): boolean {
  return given({ value }).value !== undefined;
}
