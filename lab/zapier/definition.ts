/** The parts of the app's definition that a local Zapier needs (zapier-platform: command `definition`). */
export interface AppDefinition {
  version?: string;
  flags?: { cleanInputData?: boolean };
  authentication?: {
    type: string;
    connectionLabel?: string;
    fields?: { key: string; label?: string }[];
    oauth2Config?: { scope?: string; autoRefresh?: boolean; refreshAccessToken?: unknown };
  };
  triggers?: Record<string, StepDefinition>;
  creates?: Record<string, StepDefinition>;
  searches?: Record<string, StepDefinition>;
}

export type StepKind = 'triggers' | 'creates' | 'searches';

export interface StepDefinition {
  key: string;
  noun: string;
  display: { label: string; description?: string; hidden?: boolean };
  operation: {
    type?: 'hook' | 'polling';
    canPaginate?: boolean;
    cleanInputData?: boolean;
    /** Functions come as the text `$func$…`. */
    inputFields?: (InputField | string)[];
    outputFields?: (OutputField | string)[];
    sample?: Record<string, unknown>;
    performList?: unknown;
  };
}

export interface InputField {
  key: string;
  label?: string;
  type?: string;
  required?: boolean;
  default?: string;
  list?: boolean;
  dict?: boolean;
  children?: InputField[];
  helpText?: string;
  placeholder?: string;
  group?: string;
  /** `trigger.id.label`: the choices come from a trigger. */
  dynamic?: string;
  choices?: Record<string, string> | (string | Choice)[] | { perform: string };
  dependsOn?: string[];
  altersDynamicFields?: boolean;
  computed?: boolean;
  meta?: Record<string, unknown>;
}

export interface OutputField {
  key: string;
  label?: string;
  type?: string;
  primary?: boolean;
}

export interface Choice {
  value?: string;
  id?: string;
  label: string;
}

/** The step, or an error that names those there are. */
export function stepOf(definition: AppDefinition, kind: StepKind, key: string): StepDefinition {
  const steps = definition[kind] ?? {};
  const step = steps[key];
  if (!step) {
    const known = Object.keys(steps).join(', ') || 'none';
    throw new Error(`The app has no step "${key}" among its ${kind} (it has: ${known}).`);
  }
  return step;
}

/** Whether Zapier takes out empty values before the app sees them: the step's word, else the app's, else yes. */
export function cleansInput(definition: AppDefinition, step: StepDefinition): boolean {
  return step.operation.cleanInputData ?? definition.flags?.cleanInputData ?? true;
}
