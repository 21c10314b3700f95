import { randomBytes } from 'node:crypto';
import { startCloudApi } from '../lab/cloud-api/cloud-api.js';
import type { Business } from './load/messages.js';

/** A connected business of the lab's Meta: what the hub needs in order to know whose token it is. */
export interface Account {
  appId: string;
  appSecret: string;
  graphUrl: string;
  token: string;
  business: Business;
  close(): Promise<void>;
}

const APP_ID = '400000000000001';
const REDIRECT = 'http://127.0.0.1/return';
const SCOPES = 'whatsapp_business_management,whatsapp_business_messaging';

/** Starts the lab's Meta and connects to it by OAuth, as the integration does. */
export async function openAccount(): Promise<Account> {
  const appSecret = randomBytes(16).toString('hex');
  const api = await startCloudApi({ appId: APP_ID, appSecret });
  try {
    const graph = `${api.url}/v25.0`;
    const token = await tokenFrom(graph, appSecret);
    const wabaId = await firstWaba(graph, token, appSecret);
    const numbers = await json<{ data: { id: string }[] }>(`${graph}/${wabaId}/phone_numbers`, token);
    const phoneNumberId = numbers.data[0]?.id ?? '';
    const business = { wabaId, phoneNumberId };
    return { appId: APP_ID, appSecret, graphUrl: api.url, token, business, close: () => api.close() };
  } catch (error) {
    await api.close();
    throw error;
  }
}

/** Subscribes `targetUrl` to every message of the account at the hub on `port`. */
export async function subscribe(port: number, account: Account, targetUrl: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/subscriptions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      waba_id: account.business.wabaId,
      event: 'message',
      target_url: targetUrl,
      filter: {},
    }),
  });
  if (!answer.ok)
    throw new Error(`The hub refused the subscription: ${answer.status} ${await answer.text()}`);
}

async function tokenFrom(graph: string, appSecret: string): Promise<string> {
  const ask = { client_id: APP_ID, redirect_uri: REDIRECT, scope: SCOPES, response_type: 'code', auto: '1' };
  const dialog = await fetch(`${graph}/dialog/oauth?${new URLSearchParams(ask)}`, { redirect: 'manual' });
  const code = new URL(dialog.headers.get('location') ?? REDIRECT).searchParams.get('code') ?? '';
  const exchange = { client_id: APP_ID, client_secret: appSecret, redirect_uri: REDIRECT, code };
  const { access_token } = await json<{ access_token: string }>(
    `${graph}/oauth/access_token?${new URLSearchParams(exchange)}`,
  );
  return access_token;
}

async function firstWaba(graph: string, token: string, appSecret: string): Promise<string> {
  const { data } = await json<{ data: { granular_scopes: { target_ids?: string[] }[] } }>(
    `${graph}/debug_token?input_token=${token}`,
    `${APP_ID}|${appSecret}`,
  );
  return data.granular_scopes[0]?.target_ids?.[0] ?? '';
}

async function json<Answer>(url: string, token?: string): Promise<Answer> {
  const answer = await fetch(url, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  if (!answer.ok) throw new Error(`The lab's Meta answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
