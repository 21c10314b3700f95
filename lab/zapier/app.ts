import type { AppEvent, Bundle } from './app-call.js';
import { AppError } from './app-error.js';
import { AppRunner, type AppRunnerOptions } from './app-runner.js';
import type { AppDefinition } from './definition.js';
import type { Platform } from './platform.js';
import type { ZapierApp } from './zapier-app.js';

/** The built app, run as Zapier runs it. */
export class App implements ZapierApp {
  private constructor(
    private readonly runner: AppRunner,
    private readonly platform: Platform,
    readonly definition: AppDefinition,
  ) {}

  /** Loads the app and reads its definition; throws with the app's own schema errors when it has some. */
  static async load(options: AppRunnerOptions, platform: Platform): Promise<App> {
    const runner = new AppRunner({
      ...options,
      env: { ...options.env, LOGGING_ENDPOINT: `${platform.url}/logs` },
    });
    const ask = (command: AppEvent['command']) => runner.run(event({ command }, platform));
    try {
      const problems = (await ask('validate')) as { property?: string; message?: string }[];
      if (problems.length > 0) {
        const list = problems.map((problem) => `${problem.property ?? ''} ${problem.message ?? ''}`.trim());
        throw new AppError('Error', `Zapier would refuse the app: ${list.join('; ')}`);
      }
      return new App(runner, platform, (await ask('definition')) as AppDefinition);
    } catch (error) {
      await runner.close();
      throw error;
    }
  }

  /** Runs one method in a process of the app; throws `AppError`. */
  async execute(method: string, bundle: Bundle, storeKey = 'lab'): Promise<unknown> {
    return this.runner.run(event({ command: 'execute', method, bundle, storeKey }, this.platform));
  }

  close(): Promise<void> {
    return this.runner.close();
  }
}

function event(part: Partial<AppEvent> & Pick<AppEvent, 'command'>, platform: Platform): AppEvent {
  return {
    storeKey: 'lab',
    bundle: {},
    rpc_base: `${platform.url}/rpc`,
    token: platform.token,
    isDeveloper: true,
    ...part,
  };
}
