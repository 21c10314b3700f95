import type { AddressInfo } from 'node:net';
import { Access } from './access.js';
import { registerAccounts } from './accounts.js';
import { Codes } from './codes.js';
import { registerControl, speakAsLab } from './control.js';
import { Customers, type CustomerWrites } from './messages/customers.js';
import { registerDialog } from './oauth/dialog.js';
import type { Token, TokenDeath } from './entities.js';
import { createEvents, type CloudApiEvents } from './events.js';
import { Faults, type FaultsToCome } from './faults.js';
import type { Fault } from './faults/fault.js';
import type { FaultPlan } from './faults/fault-plan.js';
import { createGraphServer } from './graph-server.js';
import { graphId } from './ids.js';
import { RateLimits, type Limits } from './limits.js';
import { registerMedia } from './messages/media.js';
import { registerMessages } from './messages/messages.js';
import { registerNodes } from './nodes.js';
import { registerOauth } from './oauth/oauth.js';
import { phoneOf, type Phone } from './messages/phone.js';
import { luckyGarden } from './seed/seed.js';
import { registerMarketingMessages } from './messages/marketing-messages.js';
import { Statuses, STATUS_DELAYS, type StatusDelays } from './messages/statuses.js';
import { registerSubscriptions } from './webhooks/subscriptions.js';
import { REVIEW_DELAY, TemplateChanges } from './templates/changes.js';
import { registerTemplateControl } from './templates/control.js';
import { TemplateManagement } from './templates/management.js';
import { registerTemplates } from './templates/templates.js';
import { Uploads } from './templates/uploads.js';
import { Webhooks, type Delivery, type DeliveryPlan } from './webhooks/webhooks.js';
import { World, type Seed } from './world.js';

export interface CloudApiOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  appId: string;
  appSecret: string;
  appName?: string;
  /** Redirect addresses the dialog accepts, to the letter; any http(s) address when absent. */
  redirectUris?: string[];
  seed?: Seed;
  statusDelays?: Partial<StatusDelays>;
  /** Milliseconds until a submitted template is decided on; 2,000 when absent. */
  reviewDelay?: number;
  webhooks?: Partial<DeliveryPlan>;
  limits?: Partial<Limits>;
  /** Meta's “Require app secret”: calls without `appsecret_proof` are refused. */
  requireProof?: boolean;
  /** Ends the hub on the spot for so many milliseconds: for the fault `hub_killed`. */
  killHub?: (awayMs: number) => Promise<void>;
}

export interface TokenRequest {
  kind?: 'USER' | 'SYSTEM_USER';
  /** Another app than the lab's own is made up on the spot. */
  appId?: string;
  scopes?: string[];
  /** null grants all accounts; all that the seed holds when absent. */
  wabaIds?: string[] | null;
  /** 0 is never; sixty days when absent. */
  expiresInSeconds?: number;
}

/** A local Meta: Graph, the OAuth dialog, media, webhooks, and the customers' phones. */
export interface CloudApi {
  readonly url: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly world: World;
  /** Saves the app's webhook after Meta's handshake; rejects with Graph's reason when the handshake fails. */
  setWebhook(url: string, verifyToken: string): Promise<void>;
  /** A customer writes to a number: the webhook goes out if the app is subscribed to the account. */
  customerWrites(writes: CustomerWrites): Promise<{ id: string }>;
  /** A customer presses a button, or picks a list row, of a message on their phone. */
  customerPresses(waId: string, messageId: string, label: string): Promise<{ id: string }>;
  /** Signs any webhook body, posts it once to the app's webhook, and gives the answer. */
  deliver(body: unknown, headers?: Record<string, string>): Promise<Delivery>;
  /** What a customer's phone shows. */
  phone(waId: string): Phone;
  /** A token without the dialog. */
  issueToken(request?: TokenRequest): string;
  /** Makes a token stop working. */
  revokeToken(token: string, death?: TokenDeath): void;
  /** Approves, rejects, pauses … templates, with the webhooks that Meta sends. */
  readonly templates: TemplateChanges;
  /** Makes the next call, or calls, go wrong. */
  fault(fault: Fault): void;
  /** Makes sends, and the statuses of messages, go wrong by chance; null ends it. */
  planFaults(plan: FaultPlan | null): void;
  /** Calls off what was asked for and what was planned. */
  clearFaults(): void;
  /** The faults and the plan that are still to come. */
  faultsToCome(): FaultsToCome;
  /** Posts each webhook `repeat` times more than needed, and in groups of `reorder`, last first. */
  disturbWebhooks(how: { repeat?: number; reorder?: number }): void;
  /** Moves the clock on: tokens, codes, media addresses and service windows age. */
  passTime(seconds: number): void;
  readonly on: CloudApiEvents['on'];
  readonly off: CloudApiEvents['off'];
  /** Resolves when every message has its last status, every template is decided on, and every webhook was accepted. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a local Meta. */
export async function startCloudApi(options: CloudApiOptions): Promise<CloudApi> {
  const app = {
    id: options.appId,
    secret: options.appSecret,
    name: options.appName ?? 'WhatsApp Business for Zapier',
  };
  const world = new World(options.seed ?? luckyGarden(), app);
  const now = () => world.now();
  const events = createEvents();
  const limits = new RateLimits(options.limits ?? {}, now);
  const access = new Access(world, limits, options.requireProof ?? false);
  const codes = new Codes(now);
  const faults = new Faults(events, options.killHub ?? null);
  const webhooks = new Webhooks(world, events, options.webhooks ?? {});
  const statuses = new Statuses(world, events, webhooks, faults, {
    ...STATUS_DELAYS,
    ...options.statusDelays,
  });

  const changes = new TemplateChanges(world, events, webhooks, options.reviewDelay ?? REVIEW_DELAY);
  const uploads = new Uploads(world, access);
  const management = new TemplateManagement({ world, access, limits, changes, uploads });
  const sending = { world, events, access, limits, statuses };

  const server = createGraphServer();
  let url = '';
  const customers = new Customers({ world, events, limits, webhooks, base: () => url });
  faults.strike(server);
  registerDialog(server, world, codes, options.redirectUris ?? null);
  registerOauth(server, { world, events, access, codes });
  registerAccounts(server, world, access);
  registerSubscriptions(server, world, access);
  registerTemplates(server, access);
  management.register(server);
  uploads.register(server);
  registerMedia(server, world, access);
  registerMessages(server, sending);
  registerMarketingMessages(server, sending);
  registerNodes(server, { world, access, management, uploads });

  const api: CloudApi = {
    get url() {
      return url;
    },
    appId: app.id,
    appSecret: app.secret,
    world,
    setWebhook: (callbackUrl, verifyToken) =>
      webhooks.subscribe(appIn(world, app.id), { url: callbackUrl, verifyToken }),
    customerWrites: async (writes) => customers.write(writes),
    customerPresses: async (waId, messageId, label) => customers.press(waId, messageId, label),
    deliver: (body, headers) => webhooks.deliver(appIn(world, app.id), body, headers),
    phone: (waId) => phoneOf(waId, world),
    issueToken: (request = {}) => issue(world, app.id, request).value,
    revokeToken: (token, death = 'logged_out') => revoke(world, token, death),
    templates: changes,
    fault: (fault) => faults.add(fault),
    planFaults: (plan) => faults.plan(plan),
    clearFaults: () => faults.clear(),
    faultsToCome: () => faults.toCome(),
    disturbWebhooks: ({ repeat = 0, reorder = 1 }) => webhooks.disturb(repeat, reorder),
    passTime: (seconds) => world.passTime(seconds * 1000),
    on: events.on.bind(events),
    off: events.off.bind(events),
    settled: async () => {
      await statuses.idle();
      await changes.idle();
      await webhooks.idle();
    },
    close: async () => {
      statuses.close();
      changes.close();
      await webhooks.close();
      await server.close();
    },
  };
  server.register(async (lab) => {
    speakAsLab(lab);
    registerControl(lab, api);
    registerTemplateControl(lab, api);
  });
  const { host = '127.0.0.1', port = 0 } = options;
  await server.listen({ host, port });
  url = `http://${host}:${(server.server.address() as AddressInfo).port}`;
  return api;
}

function appIn(world: World, id: string) {
  return world.apps.get(id) ?? world.addApp({ id, secret: graphId(), name: 'Another App' });
}

function issue(world: World, ownAppId: string, request: TokenRequest): Token {
  const seconds = request.expiresInSeconds ?? 60 * 24 * 60 * 60;
  return world.issueToken({
    kind: request.kind ?? 'SYSTEM_USER',
    appId: appIn(world, request.appId ?? ownAppId).id,
    userId: graphId(),
    scopes: request.scopes ?? [
      'whatsapp_business_management',
      'whatsapp_business_messaging',
      'business_management',
    ],
    wabaIds: request.wabaIds === undefined ? world.wabas.map((waba) => waba.id) : request.wabaIds,
    expiresAt: seconds === 0 ? 0 : world.now() + seconds * 1000,
  });
}

function revoke(world: World, value: string, death: TokenDeath): void {
  const token = world.tokens.get(value);
  if (!token) throw new Error('The lab knows no such token.');
  token.death = death;
}
