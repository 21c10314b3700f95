import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../../../lab/built.js';
import { startCloudApi, type CloudApi } from '../../../lab/cloud-api/cloud-api.js';
import { lifted, LUCKY_GARDEN, luckyGarden } from '../../../lab/cloud-api/seed/seed.js';
import { body, template } from '../../../lab/cloud-api/templates/parts.js';
import { KillableHub } from '../../../lab/process/killable-hub.js';
import { allowInBrowser } from '../../../lab/lab.js';
import { freePort } from '../../../lab/process/process.js';
import type { Connection } from '../../../lab/zapier/connection.js';
import { startZapier, type Zapier } from '../../../lab/zapier/zapier.js';
import { proofOf } from '../cloud-api/connected.js';

/** The whole path, made for many sends that go wrong. */
export interface Setting {
  meta: CloudApi;
  hub: KillableHub;
  zapier: Zapier;
  connection: Connection;
  /** Where the hub keeps its ledger. */
  database: string;
  close(): Promise<void>;
}

/** What everybody gets, and what only those get who agreed to it. */
export const templates = {
  utility: template('garden', {
    name: 'order_update',
    category: 'UTILITY',
    components: [body('Your order {{1}} is on its way.', '17')],
  }),
  marketing: template('garden', {
    name: 'order_offer',
    category: 'MARKETING',
    components: [body('With order {{1}} comes an offer.', '17')],
  }),
};

/** How long the app waits for WhatsApp: no answer is waited for in vain as long as in real life. */
const sendTimeout = '1500';
/** Calls under way in one process of the app: faults make it wait, and the machine of a test is small. */
export const callsAtOnce = 8;
export const processes = 2;

export async function startSetting(): Promise<Setting> {
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-doubles-'));
  const started: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const stop of started.splice(0).reverse()) await stop();
  };
  try {
    const appId = '1000000000000001';
    const appSecret = randomBytes(16).toString('hex');
    const hubPort = await freePort();
    const meta = await startCloudApi({
      appId,
      appSecret,
      seed: lifted(luckyGarden(Object.values(templates))),
      statusDelays: { sent: 20, delivered: 60, read: 100 },
      webhooks: { firstDelay: 100, longestDelay: 1_000 },
      // The limits that count here are the ledger's.
      limits: { highMessagesPerSecond: 100_000 },
      killHub: (awayMs) => hub.kill(awayMs),
    });
    started.push(() => meta.close());
    const zapier = await startZapier({
      app: built('index.js'),
      processes,
      callsAtOnce,
      env: {
        CLIENT_ID: appId,
        CLIENT_SECRET: appSecret,
        GRAPH_URL: meta.url,
        FACEBOOK_URL: meta.url,
        HUB_URL: `http://127.0.0.1:${hubPort}`,
        SEND_TIMEOUT_MS: sendTimeout,
      },
    });
    started.push(() => zapier.close());
    const verifyToken = randomBytes(8).toString('hex');
    const hub = await KillableHub.start({
      port: hubPort,
      appId,
      appSecret,
      verifyToken,
      graphUrl: meta.url,
      hookHosts: zapier.hookOrigin,
      folder,
      settings: { SEND_LIMIT_PER_MINUTE: '60000', LOG_LEVEL: 'warn' },
    });
    started.push(() => hub.stop());
    await meta.setWebhook(`${hub.url}/webhooks/whatsapp`, verifyToken);
    const connection = await zapier.connect(allowInBrowser);
    await subscribe(meta);
    return { meta, hub, zapier, connection, database: join(folder, 'hub.db'), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Lets the hub hear of the account, as turning on a trigger does. */
async function subscribe(meta: CloudApi): Promise<void> {
  const url = new URL(`${meta.url}/v25.0/${LUCKY_GARDEN.wabaId}/subscribed_apps`);
  const token = meta.issueToken();
  url.searchParams.set('appsecret_proof', proofOf(token, meta.appSecret));
  const answer = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`The account could not be subscribed: ${await answer.text()}`);
}
