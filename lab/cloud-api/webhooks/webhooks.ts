import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import { handshake } from './callback.js';
import type { App, Callback } from '../entities.js';
import type { CloudApiEvents } from '../events.js';
import { escapedJson, isObject, type Json } from '../json.js';
import { Timers } from '../timers.js';
import type { World } from '../world.js';

/** Fields that a number's or an account's own callback takes over; all others go to the app's (Cloud API: overrides). */
const OVERRIDABLE =
  /^(messages|message_echoes|calls|consumer_profile|messaging_handovers|group_\w+_update|smb_message_echoes|smb_app_state_sync|history|account_settings_update)$/;

export interface DeliveryPlan {
  /** Milliseconds before the second retry; the first follows at once. */
  firstDelay: number;
  factor: number;
  longestDelay: number;
  /** After this many milliseconds a webhook is dropped: Meta's overview says seven days. */
  giveUpAfter: number;
  /** How long an answer may take. */
  timeout: number;
  /** How many webhooks are on their way to one host at a time; with 1 they arrive in order. */
  connections: number;
}

const META_DELIVERY: DeliveryPlan = {
  firstDelay: 500,
  factor: 2,
  longestDelay: 60 * 60 * 1000,
  giveUpAfter: 7 * 24 * 60 * 60 * 1000,
  timeout: 20_000,
  connections: 64,
};

export interface Delivery {
  status: number;
  body: string;
}

/** Signs webhooks, posts them, and posts again whatever was not answered with 200. */
export class Webhooks {
  private repeat = 0;
  private reorder = 1;
  private held: (() => void)[] = [];
  private readonly plan: DeliveryPlan;
  private readonly agent: Agent;
  private readonly timers = new Timers();

  constructor(
    private readonly world: World,
    private readonly events: CloudApiEvents,
    plan: Partial<DeliveryPlan>,
  ) {
    this.plan = { ...META_DELIVERY, ...plan };
    this.agent = new Agent({ connections: this.plan.connections });
  }

  /** Saves an app's callback after the handshake. @throws GraphError 2200 when the callback does not pass it. */
  async subscribe(app: App, callback: Callback): Promise<void> {
    await handshake(callback);
    app.callback = callback;
  }

  /** Sends one change of an account to every app that hears of the account. */
  send(wabaId: string, field: string, value: Json, time?: number): void {
    const entry = { id: wabaId, ...(time === undefined ? {} : { time }), changes: [{ value, field }] };
    const body = { object: 'whatsapp_business_account', entry: [entry] };
    for (const [appId, override] of this.world.waba(wabaId)?.subscriptions ?? []) {
      const app = this.world.apps.get(appId);
      if (!app || (app.fields && !app.fields.includes(field))) continue;
      const callback = this.callbackOf(app, override, field, value);
      if (callback) this.inTurn(() => this.post(callback.url, escapedJson(body), app.secret, [field]));
    }
  }

  /** Posts each webhook `repeat` times more than needed, and gathers `reorder` of them to post last first. */
  disturb(repeat: number, reorder: number): void {
    this.repeat = repeat;
    this.reorder = reorder;
    this.release();
  }

  /** Signs any body and posts it once to the app's callback, whoever is subscribed. */
  async deliver(app: App, body: unknown, headers: Record<string, string> = {}): Promise<Delivery> {
    if (!app.callback) throw new Error('No webhook is set yet: call setWebhook first.');
    const fields = fieldsIn(body);
    return this.attempt(app.callback.url, escapedJson(body), app.secret, fields, 1, headers);
  }

  /** Resolves when nothing waits to be posted or posted again. */
  idle(): Promise<void> {
    return this.timers.idle();
  }

  async close(): Promise<void> {
    this.timers.cancel();
    await this.agent.destroy();
  }

  private callbackOf(app: App, override: Callback | null, field: string, value: Json): Callback | null {
    if (!OVERRIDABLE.test(field)) return app.callback;
    const metadata = isObject(value.metadata) ? value.metadata : {};
    const number = this.world.phoneNumber(String(metadata.phone_number_id));
    return number?.override ?? override ?? app.callback;
  }

  private inTurn(post: () => void): void {
    this.held.push(post);
    if (this.held.length >= this.reorder) this.release();
  }

  private release(): void {
    const posts = this.held.reverse();
    this.held = [];
    for (const one of posts) one();
  }

  private post(url: string, body: string, secret: string, fields: string[]): void {
    for (let time = 0; time <= this.repeat; time += 1) {
      const startedAt = Date.now();
      this.timers.run(() => this.untilAccepted(url, body, secret, fields, 1, startedAt));
    }
  }

  private async untilAccepted(
    url: string,
    body: string,
    secret: string,
    fields: string[],
    attempt: number,
    startedAt: number,
  ): Promise<void> {
    const accepted = await this.attempt(url, body, secret, fields, attempt).then(
      (answer) => answer.status === 200,
      () => false,
    );
    const delay = delayBefore(attempt + 1, this.plan);
    if (accepted || Date.now() + delay - startedAt > this.plan.giveUpAfter) return;
    this.timers.after(delay, () => this.untilAccepted(url, body, secret, fields, attempt + 1, startedAt));
  }

  private async attempt(
    url: string,
    body: string,
    secret: string,
    fields: string[],
    attempt: number,
    headers: Record<string, string> = {},
  ): Promise<Delivery> {
    try {
      const answer = await request(url, {
        method: 'POST',
        dispatcher: this.agent,
        headersTimeout: this.plan.timeout,
        bodyTimeout: this.plan.timeout,
        headers: {
          accept: '*/*',
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
          'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
          ...headers,
        },
        body,
      });
      const text = await answer.body.text();
      this.events.emit('webhook', { url, fields, attempt, status: answer.statusCode, error: null });
      return { status: answer.statusCode, body: text };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.events.emit('webhook', { url, fields, attempt, status: null, error: reason });
      throw error;
    }
  }
}

/** Milliseconds to wait before an attempt: none before the first two, then growing. */
function delayBefore(attempt: number, plan: DeliveryPlan): number {
  if (attempt <= 2) return 0;
  return Math.min(plan.firstDelay * plan.factor ** (attempt - 3), plan.longestDelay);
}

function fieldsIn(body: unknown): string[] {
  const entries = isObject(body) && Array.isArray(body.entry) ? body.entry : [];
  return entries.flatMap((entry: unknown) =>
    isObject(entry) && Array.isArray(entry.changes)
      ? entry.changes.map((change: unknown) => (isObject(change) ? String(change.field) : ''))
      : [],
  );
}
