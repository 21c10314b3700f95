import type { OutputsOf } from '../../api/steps/output-fields.js';

/** What a step with a mapping tells about it. */
export type MappingOutput = {
  /** What of the record could not be used, and why: a sentence a line. */
  mapping_notes: string | null;
};

export const mappingOutputs: OutputsOf<MappingOutput> = { mapping_notes: 'Mapping Notes' };

export const mappingSample: MappingOutput = { mapping_notes: null };
