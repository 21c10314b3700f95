import type { Bundle } from './app-call.js';
import type { AppDefinition } from './definition.js';

/** An app as the local Zapier uses it: the built one in its processes, or one that the lab plays. */
export interface ZapierApp {
  readonly definition: AppDefinition;
  /**
   * Runs one method, such as `creates.send_template.operation.perform`. `storeKey` says whose cursor `z.cursor` reads.
   */
  execute(method: string, bundle: Bundle, storeKey?: string): Promise<unknown>;
}
