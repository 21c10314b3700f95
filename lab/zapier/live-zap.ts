import { randomUUID } from 'node:crypto';
import type { Data } from './app-call.js';
import type { AppError } from './app-error.js';
import { named } from './connection.js';
import type { InputField } from './definition.js';
import type { Editor } from './editor.js';
import type { ZapierEvents } from './events.js';
import type { Hooks, ReceivedHook } from './hooks.js';
import { callMeta } from './meta.js';
import { Poll } from './poll.js';
import { pause, runStep, type ReadyStep, type StepSurroundings } from './step.js';
import type { Run, StepRun, Zap } from './zap.js';

export interface LiveZapParts extends StepSurroundings {
  trigger: Editor;
  triggerFields: InputField[];
  /** The trigger's input, resolved. */
  inputData: Data;
  steps: ReadyStep[];
  hooks: Hooks;
  events: ZapierEvents;
  /** Milliseconds between two polls of a polling trigger. */
  pollEvery: number;
}

const keptRuns = 500;

/** A Zap that is on, until it is turned off or its account expires. */
export class LiveZap {
  readonly runs: Run[] = [];
  /** Where the trigger's hooks go; null for a polling trigger. */
  hookUrl: string | null = null;
  private state: 'on' | 'off' | 'paused' = 'off';
  private subscribeData: Promise<Data | undefined> = Promise.resolve(undefined);
  private poller: Poll | null = null;

  constructor(
    readonly zap: Zap,
    private readonly parts: LiveZapParts,
  ) {}

  get status(): 'on' | 'off' | 'paused' {
    return this.state;
  }

  /** Subscribes, or polls once to learn what is there already; throws what the app threw. */
  async turnOn(): Promise<void> {
    this.state = 'on';
    const hook = this.parts.trigger.step.operation.type === 'hook';
    await (hook ? this.subscribe() : this.startPolling()).catch((error: unknown) => {
      this.state = 'off';
      throw error;
    });
  }

  /** Unsubscribes. The hook URL answers 410 from now on, whether or not the app's unsubscribe succeeds. */
  async turnOff(): Promise<void> {
    if (this.state === 'off') return;
    this.state = 'off';
    this.poller?.stop();
    if (this.hookUrl === null) return;
    this.parts.hooks.shut(this.hookUrl);
    await this.parts.trigger.run('performUnsubscribe', {
      targetUrl: this.hookUrl,
      subscribeData: await this.subscribeData,
      ...this.input,
    });
  }

  /** Polls now, and gives when the new items have run. Only for a polling trigger. */
  async poll(): Promise<void> {
    const { zap } = this;
    const items = (await this.poller?.newItems()) ?? [];
    if (items.length > 0) this.parts.events.emit('triggered', { zap: zap.name, body: null, items });
    for (const item of items) await this.runItem(item);
  }

  /** Ends timers without unsubscribing, as when the whole of Zapier goes away. */
  stop(): void {
    this.poller?.stop();
  }

  private get input() {
    const { inputData, triggerFields } = this.parts;
    return { inputData, inputDataRaw: this.zap.trigger.input, meta: callMeta({}, triggerFields) };
  }

  private async subscribe(): Promise<void> {
    const { trigger, hooks } = this.parts;
    const hookUrl = hooks.open((hook) => void this.receive(hook));
    this.hookUrl = hookUrl;
    const subscribing = trigger.run('performSubscribe', {
      targetUrl: hookUrl,
      ...this.input,
    });
    // A hook can come before the answer; it waits for it.
    this.subscribeData = subscribing.then(
      (data) => data as Data,
      () => undefined,
    );
    await subscribing.catch((error: unknown) => {
      hooks.shut(hookUrl);
      throw error;
    });
  }

  private async startPolling(): Promise<void> {
    const { trigger, triggerFields, inputData, pollEvery } = this.parts;
    const { name } = this.zap;
    this.poller = new Poll(trigger, triggerFields, (polling) => {
      const meta = { ...polling, zap: { id: name } };
      return trigger.run('perform', { inputData, inputDataRaw: this.zap.trigger.input, meta }, name);
    });
    await this.poller.learn();
    this.poller.every(pollEvery, () => this.poll().catch((error: unknown) => this.triggerFailed(error)));
  }

  private async receive(hook: ReceivedHook): Promise<void> {
    const { events, trigger } = this.parts;
    if (this.state !== 'on') return;
    events.emit('hook', { zap: this.zap.name, body: hook.cleanedRequest });
    const subscribeData = await this.subscribeData;
    const perform = () =>
      trigger.run('perform', { ...hook, subscribeData, ...this.input }) as Promise<Data[]>;
    try {
      const items = await perform().catch(async (error: unknown) => {
        // Zapier runs a throttled hook once more, after at most 300 seconds.
        if (!named(error, 'ThrottledError')) throw error;
        await pause(error as AppError, this.parts);
        return perform();
      });
      events.emit('triggered', { zap: this.zap.name, body: hook.cleanedRequest, items });
      for (const item of items) await this.runItem(item);
    } catch (error) {
      this.triggerFailed(error, hook.cleanedRequest);
    }
  }

  private triggerFailed(error: unknown, body: unknown = null): void {
    const message = error instanceof Error ? error.message : String(error);
    this.parts.events.emit('triggerFailed', { zap: this.zap.name, body, message });
    this.pauseIfExpired(message);
  }

  private async runItem(item: Data): Promise<void> {
    const { events, steps } = this.parts;
    const run: Run = {
      id: randomUUID(),
      zap: this.zap.name,
      startedAt: Date.now(),
      status: 'success',
      item,
      steps: [],
    };
    this.runs.push(run);
    if (this.runs.length > keptRuns) this.runs.shift();
    const outputs: Data = { trigger: item };
    const tell = (step: StepRun) => events.emit('step', { zap: this.zap.name, run, step });
    for (const step of steps) {
      const result = await runStep(step, outputs, this.parts, tell);
      run.steps.push(result);
      run.status = result.status;
      tell(result);
      if (result.status !== 'success') {
        this.pauseIfExpired(result.message ?? '');
        break;
      }
      outputs[result.name] = result.output;
    }
    events.emit('run', { zap: this.zap.name, run });
  }

  private pauseIfExpired(message: string): void {
    if (this.parts.connection.status !== 'expired' || this.state !== 'on') return;
    this.state = 'paused';
    this.parts.events.emit('paused', { zap: this.zap.name, message });
  }
}
