/**
 * The face of the mappings, for triggers and actions. WhatsApp → CRM: `mapIn` gives the values of the outputs that
 * `mappingOutputs` lists. CRM → WhatsApp: `mapOut` reads what was put into the inputs that `mappingInputs` lists.
 */
export { crmNames, crms, isCrm, type Crm } from './crm.js';
export { customLines, lineOutputs, lineProblems, type Lines } from './custom-lines.js';
export { fillingNotes } from './filling-notes.js';
export { inputObjects, mappingInputs } from './inputs.js';
export { mapIn, mappingOutputs, type MappedIn, type MappingOutput } from './map-in.js';
export { mapOut, type MappedOut } from './map-out.js';
export { matchKeys, matchOutputs } from './match-keys.js';
export type { LineKind } from './paths.js';
export { recordKeys, recordOutputs } from './record-keys.js';
export { valueChoices, valueFor } from './variables.js';
