import type { Data } from './app-call.js';

/** A Zap as a person writes it down: a trigger, and the steps that run for each item. */
export interface Zap {
  name: string;
  trigger: ZapTrigger;
  steps: ZapStep[];
}

export interface ZapTrigger {
  /** Another app than the one under test, by its name in `ZapierOptions`. */
  app?: string;
  step: string;
  input: Data;
}

/** One step. Its input can hold `{{trigger.…}}` and `{{name of an earlier step.…}}`. */
export interface ZapStep {
  /** Later steps refer to its output by it. */
  name: string;
  /** Another app than the one under test, by its name in `ZapierOptions`. */
  app?: string;
  kind: 'creates' | 'searches';
  step: string;
  input: Data;
}

export type StepStatus = 'success' | 'halted' | 'waiting' | 'errored';

/** What one step got and gave, as in Zap history. */
export interface StepRun {
  name: string;
  step: string;
  status: StepStatus;
  input: Data;
  output: Data | null;
  /** What a person reads when it did not succeed. */
  message: string | null;
  tries: number;
}

/** One item's way through a Zap. */
export interface Run {
  id: string;
  zap: string;
  /** Epoch milliseconds. */
  startedAt: number;
  status: StepStatus;
  item: Data;
  steps: StepRun[];
}
