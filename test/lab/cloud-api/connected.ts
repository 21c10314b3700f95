import { createHmac } from 'node:crypto';
import { startCloudApi, type CloudApi, type CloudApiOptions } from '../../../lab/cloud-api/cloud-api.js';
import { startReceiver, type Receiver } from './receiver.js';

export const APP = { appId: '634974688087057', appSecret: 'app_secret_123' };

export interface Answer {
  status: number;
  headers: Headers;
  // Bodies are Graph's own; each test says what it expects of them.
  body: Record<string, unknown>;
}

/** A call to the local Graph with a token, and JSON when there is a body. */
export async function call(
  api: CloudApi,
  method: string,
  path: string,
  { token, body }: { token?: string; body?: unknown } = {},
): Promise<Answer> {
  const answer = await fetch(`${api.url}/v25.0${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text.startsWith('{') ? JSON.parse(text) : {},
  };
}

/** A local Meta whose statuses come quickly. */
export function startQuickly(options: Partial<CloudApiOptions> = {}): Promise<CloudApi> {
  return startCloudApi({
    ...APP,
    statusDelays: { sent: 5, delivered: 15, read: 30 },
    webhooks: { firstDelay: 10, connections: 1 },
    ...options,
  });
}

/** A local Meta with a webhook that hears of the first account. */
export async function startConnected(
  options: Partial<CloudApiOptions> = {},
): Promise<{ api: CloudApi; receiver: Receiver; token: string }> {
  const api = await startQuickly(options);
  const receiver = await startReceiver('verify-me');
  await api.setWebhook(receiver.url, 'verify-me');
  const token = api.issueToken();
  for (const waba of api.world.wabas) {
    await call(api, 'POST', `/${waba.id}/subscribed_apps`, { token });
  }
  return { api, receiver, token };
}

/** What `appsecret_proof` must be. */
export function proofOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex');
}
