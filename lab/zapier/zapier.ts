import type { Data } from './app-call.js';
import type { LogLine } from './app-log.js';
import { App } from './app.js';
import { connectAccount } from './connect.js';
import { Connection } from './connection.js';
import type { AppDefinition, StepKind } from './definition.js';
import { Editor } from './editor.js';
import { ZapierEvents } from './events.js';
import { Hydration } from './hydration.js';
import { LiveZap } from './live-zap.js';
import { startPlatform, type Platform } from './platform.js';
import type { ReadyStep } from './step.js';
import type { Zap } from './zap.js';
import type { ZapierApp } from './zapier-app.js';

export interface ZapierOptions {
  /** The built app: the file whose default export it is, such as `dist/index.js`. */
  app: string;
  /** The app's environment, as `zapier-platform env:set` gives it. */
  env: Record<string, string>;
  /** Other apps that Zaps use beside it, such as a CRM's, by the name that their steps call them. */
  otherApps?: Record<string, ZapierApp>;
  /** Default 0: any free port. */
  port?: number;
  /** Processes that run the app. Default 2. */
  processes?: number;
  /** Calls that a process takes at a time. Default 1, as on Zapier; more is for load. */
  callsAtOnce?: number;
  /** Zapier stops a method after 30 seconds; the default. */
  timeLimitMs?: number;
  /** Of what a throttled step asks to wait, this part is waited. Default 1. */
  patience?: number;
  /** Default 15 minutes, as on the free plan. */
  pollEvery?: number;
}

/** A local Zapier: it runs the built app through the platform's own handler, and plays Zapier's servers on loopback. */
export class Zapier extends ZapierEvents {
  private readonly zaps = new Set<LiveZap>();
  private readonly stopped = new AbortController();
  private readonly hydration = new Hydration();

  constructor(
    private readonly app: App,
    private readonly platform: Platform,
    private readonly options: ZapierOptions,
  ) {
    super();
  }

  /** `http://127.0.0.1:PORT`, where hooks, files, the redirect URI and the app's RPC live. */
  get url(): string {
    return this.platform.url;
  }

  /** `127.0.0.1:PORT`: what the hub's HOOK_HOSTS must allow. */
  get hookOrigin(): string {
    return new URL(this.platform.url).host;
  }

  get definition(): AppDefinition {
    return this.app.definition;
  }

  /** What the app logged: its requests and console lines, secrets hidden, as in Zapier's monitoring. */
  get logs(): readonly LogLine[] {
    return this.platform.logs;
  }

  /**
   * Connects an account by OAuth. `openBrowser` gets the URL that a person's browser would open, and is done when the
   * browser was sent there. Throws with a sentence when it did not come to a working account.
   */
  connect(openBrowser: (url: string) => Promise<unknown>, timeLimitMs = 120_000): Promise<Connection> {
    return connectAccount(this.app, this.platform.returns, openBrowser, timeLimitMs);
  }

  /** A connection that somebody made before, from what Zapier keeps of it. Throws what the app's test of it threw. */
  async connectionOf(authData: Data): Promise<Connection> {
    const connection = new Connection(this.app, authData);
    await connection.test();
    return connection;
  }

  /** The editor of one step; throws when the app has no such step. */
  editor(connection: Connection, kind: StepKind, key: string): Editor {
    return new Editor(this.app, connection, kind, key);
  }

  /** Checks the Zap as the editor does, and turns it on; throws with what is wrong with it, or what the app threw. */
  async turnOn(zap: Zap, connection: Connection): Promise<LiveZap> {
    const trigger = this.editorOf(zap.trigger.app, connection, 'triggers', zap.trigger.step);
    const triggerFields = await trigger.checkedFields(zap.trigger.input);
    const { inputData, missing } = await trigger.resolve(zap.trigger.input);
    if (missing.length > 0) {
      const names = missing.map(({ key, label }) => `"${label ?? key}"`).join(', ');
      throw new Error(
        `"${trigger.step.display.label}" cannot be turned on: required fields are empty: ${names}.`,
      );
    }
    const live = new LiveZap(zap, {
      connection,
      trigger,
      triggerFields,
      inputData,
      steps: await this.readySteps(zap, connection),
      hooks: this.platform.hooks,
      files: this.platform.files,
      filesUrl: `${this.platform.url}/files/`,
      hydration: this.hydration,
      events: this,
      patience: this.options.patience ?? 1,
      pollEvery: this.options.pollEvery ?? 15 * 60_000,
      stopped: this.stopped.signal,
    });
    await live.turnOn();
    this.zaps.add(live);
    return live;
  }

  /** Stops the servers and the app's processes. Zaps are not unsubscribed: turn them off first for that. */
  async close(): Promise<void> {
    this.stopped.abort();
    for (const zap of this.zaps) zap.stop();
    await this.app.close();
    await this.platform.close();
  }

  private editorOf(appName: string | undefined, connection: Connection, kind: StepKind, key: string): Editor {
    if (appName === undefined) return this.editor(connection, kind, key);
    const app = this.options.otherApps?.[appName];
    if (!app) throw new Error(`The local Zapier has no app "${appName}".`);
    return new Editor(app, new Connection(app, {}), kind, key);
  }

  private async readySteps(zap: Zap, connection: Connection): Promise<ReadyStep[]> {
    const steps: ReadyStep[] = [];
    for (const plan of zap.steps) {
      const editor = this.editorOf(plan.app, connection, plan.kind, plan.step);
      steps.push({ plan, editor, fields: await editor.checkedFields(plan.input) });
    }
    return steps;
  }
}

/** Starts a local Zapier around a built app; throws when the app cannot be loaded or Zapier would refuse it. */
export async function startZapier(options: ZapierOptions): Promise<Zapier> {
  const platform = await startPlatform(options.port ?? 0);
  try {
    const runner = {
      app: options.app,
      env: options.env,
      processes: options.processes ?? 2,
      callsAtOnce: options.callsAtOnce ?? 1,
      timeLimitMs: options.timeLimitMs ?? 30_000,
    };
    return new Zapier(await App.load(runner, platform), platform, options);
  } catch (error) {
    await platform.close();
    throw error;
  }
}
