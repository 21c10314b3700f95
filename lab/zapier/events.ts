import { EventEmitter } from 'node:events';
import type { Data } from './app-call.js';
import type { Run, StepRun } from './zap.js';

/** What happens in the local Zapier, as it happens. */
export class ZapierEvents extends EventEmitter<{
  /** A hook came in for a Zap; it was answered already. */
  hook: [{ zap: string; body: unknown }];
  /** The trigger made items of a hook (with the hook's body; perhaps none) or of a poll (`body` null). */
  triggered: [{ zap: string; body: unknown; items: Data[] }];
  /** The trigger's `perform` failed: the hook or the poll started nothing. */
  triggerFailed: [{ zap: string; body: unknown; message: string }];
  /** A step ended, or waits to be run again. */
  step: [{ zap: string; run: Run; step: StepRun }];
  run: [{ zap: string; run: Run }];
  /** The account must be connected again before the Zap goes on. */
  paused: [{ zap: string; message: string }];
}> {}
