import type { CloudApi } from '../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../lab/cloud-api/seed/seed.js';
import { APP, call, type Answer } from './connected.js';

type Part = Record<string, unknown>;

export const TEMPLATES = `/${LUCKY_GARDEN.wabaId}/message_templates`;

/** A body that Meta takes. */
export const BODY: Part = {
  type: 'BODY',
  text: 'Hello {{1}}, your plant is ready to be picked up today.',
  example: { body_text: [['Mei']] },
};

/** A template that Meta takes, but for what `change` says. */
export function draft(change: Part = {}): Part {
  return { name: 'plant_ready', language: 'en_US', category: 'UTILITY', components: [BODY], ...change };
}

/** Submits a template of the first account. */
export function create(api: CloudApi, body: Part, token = api.issueToken()): Promise<Answer> {
  return call(api, 'POST', TEMPLATES, { token, body });
}

/** Submits a template that must be taken, and gives its id. */
export async function created(api: CloudApi, change: Part = {}): Promise<string> {
  const answer = await create(api, draft(change));
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return String(answer.body.id);
}

/** Opens an upload session, and gives its id. */
export async function openUpload(
  api: CloudApi,
  token: string,
  length: number,
  type: string,
  app = APP.appId,
): Promise<Answer> {
  const query = new URLSearchParams({ file_name: 'f', file_length: String(length), file_type: type });
  return call(api, 'POST', `/${app}/uploads?${query}`, { token });
}

/** Uploads bytes to a session. */
export async function sendBytes(
  api: CloudApi,
  session: string,
  authorization: string,
  bytes: Uint8Array<ArrayBuffer>,
  offset = 0,
): Promise<Answer> {
  const answer = await fetch(`${api.url}/v25.0/${session}`, {
    method: 'POST',
    headers: {
      authorization,
      file_offset: String(offset),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: bytes,
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Part };
}

/** Uploads a sample of a type, and gives its handle. */
export async function sampleOf(api: CloudApi, type: string): Promise<string> {
  const token = api.issueToken();
  const bytes = new Uint8Array([...(SAMPLES[type] ?? []), 1, 2, 3]);
  const session = await openUpload(api, token, bytes.length, type);
  const answer = await sendBytes(api, String(session.body.id), `OAuth ${token}`, bytes);
  return String(answer.body.h);
}

const SAMPLES: Record<string, number[]> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'application/pdf': [...Buffer.from('%PDF')],
};
