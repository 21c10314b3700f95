import type { Bundle, Data } from './app-call.js';
import { AppError } from './app-error.js';
import { mapped } from './mapping.js';
import { written } from './text-types.js';
import type { ZapierApp } from './zapier-app.js';

/** A connected account: what the app stored about it, its name, and whether it still works. */
export class Connection {
  private state: 'live' | 'expired' = 'live';
  private refreshing: Promise<void> | null = null;
  private title = '';

  constructor(
    private readonly app: ZapierApp,
    private authData: Data,
  ) {}

  get status(): 'live' | 'expired' {
    return this.state;
  }

  /** As it is listed in Zapier, such as "Lucky Garden (+1 555 …)". */
  get label(): string {
    return this.title;
  }

  /** What the app keeps of the account beside its token, by the fields' labels. */
  get fields(): Data {
    const shown = this.app.definition.authentication?.fields ?? [];
    return Object.fromEntries(shown.map(({ key, label }) => [label ?? key, this.authData[key]]));
  }

  /**
   * Runs a method with the account's data. On `RefreshAuthError` the token is refreshed and the method runs once
   * more; when that fails, or on `ExpiredAuthError`, the account must be connected again.
   */
  async execute(method: string, bundle: Bundle, storeKey?: string): Promise<unknown> {
    const run = () => this.app.execute(method, { ...bundle, authData: this.authData }, storeKey);
    try {
      return await run().catch(async (error: unknown) => {
        if (!named(error, 'RefreshAuthError')) throw error;
        await this.refresh();
        return run();
      });
    } catch (error) {
      if (named(error, 'ExpiredAuthError') || named(error, 'RefreshAuthError')) this.state = 'expired';
      throw error;
    }
  }

  /** The app's own test of the account; throws when the account does not work. Sets the label. */
  async test(): Promise<void> {
    const answer = (await this.execute('authentication.test', { meta: { isTestingAuth: true } })) as Data;
    this.title = await this.labelFrom(answer);
  }

  private async labelFrom(inputData: Data): Promise<string> {
    const template = this.app.definition.authentication?.connectionLabel ?? '';
    if (template.startsWith('$func$')) {
      return written(await this.execute('authentication.connectionLabel', { inputData }));
    }
    return written(mapped(template, { ...inputData, bundle: { inputData, authData: this.authData } }));
  }

  /** Several methods can find the token old at once; one refresh serves them all. */
  private refresh(): Promise<void> {
    this.refreshing ??= this.refreshOnce().finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  private async refreshOnce(): Promise<void> {
    const oauth = this.app.definition.authentication?.oauth2Config;
    if (!oauth?.autoRefresh || !oauth.refreshAccessToken) {
      throw new AppError(
        'ExpiredAuthError',
        'The connection ended, and the app cannot refresh it by itself.',
      );
    }
    try {
      const fresh = (await this.app.execute('authentication.oauth2Config.refreshAccessToken', {
        authData: this.authData,
      })) as Data;
      this.authData = { ...this.authData, ...fresh };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new AppError('ExpiredAuthError', reason);
    }
  }
}

/** Whether the app threw the error of this name. */
export function named(error: unknown, name: string): boolean {
  return error instanceof AppError && error.name === name;
}
