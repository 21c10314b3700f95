import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { built } from './built.js';
import { startCloudApi, type CloudApi, type CloudApiOptions } from './cloud-api/cloud-api.js';
import { labFolder } from './process/folder.js';
import { KillableHub } from './process/killable-hub.js';
import { freePort } from './process/process.js';
import { startZapier, type Zapier, type ZapierOptions } from './zapier/zapier.js';

export interface LabPorts {
  cloudApi?: number;
  hub?: number;
  zapier?: number;
}

export interface LabOptions {
  /** Free ports where none is given. */
  ports?: LabPorts;
  seed?: CloudApiOptions['seed'];
  statusDelays?: CloudApiOptions['statusDelays'];
  otherApps?: ZapierOptions['otherApps'];
  /** More of the hub's settings, such as SEND_LIMIT_PER_MINUTE. */
  hubSettings?: Record<string, string>;
  /** More of the app's settings, such as SEND_TIMEOUT_MS. */
  appSettings?: Record<string, string>;
  limits?: CloudApiOptions['limits'];
  /** How many calls of the app run side by side. */
  runs?: Pick<ZapierOptions, 'processes' | 'callsAtOnce'>;
}

/** The whole path on one machine: a local Meta, the hub as it ships, and a local Zapier with the built app. */
export interface Lab {
  cloudApi: CloudApi;
  hub: KillableHub;
  zapier: Zapier;
  /** Where Meta sends its webhooks. */
  webhookUrl: string;
  verifyToken: string;
  /** Stops all three and removes what they stored. */
  close(): Promise<void>;
}

/** Starts all three with made-up secrets and empty stores; what is started is stopped again when a later one fails. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const folder = await labFolder();
  const started: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const stop of started.splice(0).reverse()) await stop();
  };
  try {
    const appId = '1000000000000001';
    const appSecret = randomBytes(16).toString('hex');
    const verifyToken = randomBytes(8).toString('hex');
    const { ports = {}, seed, statusDelays, otherApps, hubSettings, appSettings, limits, runs } = options;

    // As in a Meta app that asks for the proof of the app secret.
    const requireProof = true;
    const cloudApi = await startCloudApi({
      port: ports.cloudApi,
      appId,
      appSecret,
      seed,
      statusDelays,
      limits,
      requireProof,
      killHub: (awayMs) => hub.kill(awayMs),
    });
    started.push(() => cloudApi.close());

    const hubPort = ports.hub ?? (await freePort());
    const hubUrl = `http://127.0.0.1:${hubPort}`;
    const zapier = await startZapier({
      app: built('index.js'),
      port: ports.zapier,
      otherApps,
      ...runs,
      env: {
        CLIENT_ID: appId,
        CLIENT_SECRET: appSecret,
        GRAPH_URL: cloudApi.url,
        FACEBOOK_URL: cloudApi.url,
        HUB_URL: hubUrl,
        ...appSettings,
      },
    });
    started.push(() => zapier.close());

    const hub = await KillableHub.start({
      port: hubPort,
      appId,
      appSecret,
      verifyToken,
      graphUrl: cloudApi.url,
      hookHosts: zapier.hookOrigin,
      folder,
      settings: hubSettings,
    });
    started.push(() => hub.stop());

    return { cloudApi, hub, zapier, webhookUrl: `${hub.url}/webhooks/whatsapp`, verifyToken, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A browser whose person allows what Meta's dialog asks. */
export async function allowInBrowser(url: string): Promise<void> {
  const dialog = new URL(url);
  dialog.searchParams.set('auto', '1');
  const answer = await fetch(dialog);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`Meta's dialog answered ${answer.status}: ${plain(text)}`);
}

function plain(html: string): string {
  return html
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}
