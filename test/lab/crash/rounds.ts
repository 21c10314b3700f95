import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCloudApi } from '../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../lab/cloud-api/seed/seed.js';
import { startHubProcess, type HubProcess } from '../../../lab/process/hub-process.js';
import { freePort } from '../../../lab/process/process.js';
import { startLoad } from './load.js';
import { startReceiver } from './receiver.js';

/** What the ledger says in the end. */
export interface CrashReport {
  kills: number;
  acknowledged: number;
  /** Acknowledged, but never delivered. */
  undelivered: string[];
  /** Acknowledged, but not in the hub's list of events. */
  unlisted: string[];
  /** Delivered more than once: allowed, as a delivery may be cut off before its answer. */
  deliveredAgain: number;
}

/** Milliseconds that the last deliveries may take: a claim of a killed hub has to run out first. */
const patience = 120_000;

/** Runs the hub under load, kills it with SIGKILL `kills` times at random moments, and counts what is left. */
export async function crashRounds(kills: number): Promise<CrashReport> {
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-crash-'));
  const receiver = await startReceiver();
  const appSecret = 'crash-secret';
  const meta = await startCloudApi({ appId: '1000000000000001', appSecret });
  const caller = { token: meta.issueToken(), wabaId: LUCKY_GARDEN.wabaId };
  const setup = {
    port: await freePort(),
    appId: meta.appId,
    appSecret,
    verifyToken: 'crash-verify',
    graphUrl: meta.url,
    hookHosts: receiver.origin,
    folder,
  };
  let hub: HubProcess = await startHubProcess(setup);
  try {
    await subscribe(hub.url, caller, receiver.url);
    const load = startLoad({
      url: `${hub.url}/webhooks/whatsapp`,
      appSecret,
      wabaId: caller.wabaId,
    });
    for (let kill = 0; kill < kills; kill++) {
      await sleep(randomInt(300, 1_000));
      await hub.kill();
      hub = await startHubProcess(setup);
    }
    await sleep(300);
    await load.stop();
    const { acknowledged } = load;
    const undelivered = () => [...acknowledged].filter((id) => !receiver.delivered.has(id));
    const until = Date.now() + patience;
    while (undelivered().length > 0 && Date.now() < until) await sleep(100);
    const listed = await listedMessages(hub.url, caller);
    return {
      kills,
      acknowledged: acknowledged.size,
      undelivered: undelivered(),
      unlisted: [...acknowledged].filter((id) => !listed.has(id)),
      deliveredAgain: [...receiver.delivered.values()].filter((times) => times > 1).length,
    };
  } finally {
    await hub.stop();
    await receiver.close();
    await meta.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Caller {
  token: string;
  wabaId: string;
}

async function subscribe(hubUrl: string, { token, wabaId }: Caller, targetUrl: string): Promise<void> {
  const answer = await fetch(`${hubUrl}/v1/subscriptions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ waba_id: wabaId, event: 'message', target_url: targetUrl, filter: {} }),
  });
  if (answer.status !== 201) throw new Error(`The hub answered ${answer.status}: ${await answer.text()}`);
}

/** Every message id in the hub's list, page by page. */
async function listedMessages(hubUrl: string, { token, wabaId }: Caller): Promise<Set<string>> {
  const ids = new Set<string>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = new URLSearchParams({
      waba_id: wabaId,
      event: 'message',
      limit: '100',
      ...(cursor && { cursor }),
    });
    const answer = await fetch(`${hubUrl}/v1/events?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page = (await answer.json()) as {
      events: { data: { message: { id: string } } }[];
      next_cursor: string | null;
    };
    for (const { data } of page.events) ids.add(data.message.id);
    cursor = page.next_cursor;
  }
  return ids;
}
