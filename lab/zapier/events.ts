import { EventEmitter } from 'node:events';
import type { Data } from './app-call.js';
import type { Run, StepRun } from './zap.js';

/** What happens in the local Zapier, as it happens. */
export class ZapierEvents extends EventEmitter<{
  /** A hook came in for a Zap; it was answered already. */
  hook: [{ zap: string; body: unknown }];
  /** The trigger made items of a hook or of a poll. */
  triggered: [{ zap: string; items: Data[] }];
  /** The trigger's `perform` failed: the hook started nothing. */
  triggerFailed: [{ zap: string; message: string }];
  /** A step ended, or waits to be run again. */
  step: [{ zap: string; run: Run; step: StepRun }];
  run: [{ zap: string; run: Run }];
  /** The account must be connected again before the Zap goes on. */
  paused: [{ zap: string; message: string }];
}> {}
