import type { Bundle } from './app-call.js';
import type { AppDefinition, InputField, StepDefinition, StepKind } from './definition.js';
import type { ZapierApp } from './zapier-app.js';

/** A step of another app, such as a CRM's: what it is, its fields, and what it does. */
export interface PlayedStep extends StepDefinition {
  inputFields(bundle: Bundle): InputField[];
  perform(bundle: Bundle): unknown;
}

export type PlayedSteps = Partial<Record<StepKind, Record<string, PlayedStep>>>;

/** Plays somebody else's app inside the lab, for the Zaps that use it beside the app under test. */
export function playedApp(steps: PlayedSteps): ZapierApp {
  return {
    definition: steps satisfies AppDefinition,
    async execute(method, bundle) {
      const [kind, key, , name] = method.split('.') as [StepKind, string, string, string];
      const step = steps[kind]?.[key];
      if (step && name === 'inputFields') return step.inputFields(bundle);
      if (step && name === 'perform') return step.perform(bundle);
      throw new Error(`The played app has no method "${method}".`);
    },
  };
}
