import type { CloudApi } from '../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../lab/cloud-api/seed/seed.js';
import { call, type Answer } from './connected.js';

export const CUSTOMER = '491711234567';

type Part = Record<string, unknown>;

export function text(value: string, parameter_name?: string): Part {
  return { type: 'text', ...(parameter_name ? { parameter_name } : {}), text: value };
}

export function body(...parameters: Part[]): Part {
  return { type: 'body', parameters };
}

export function header(...parameters: Part[]): Part {
  return { type: 'header', parameters };
}

export function button(sub_type: string, index: number | string, ...parameters: Part[]): Part {
  return { type: 'button', sub_type, index, parameters };
}

export function place(latitude: unknown = '37.44', longitude: unknown = -122.16): Part {
  return { type: 'location', location: { latitude, longitude, name: 'Lucky Garden', address: '1 Main St' } };
}

/** Sends any message of the first number. */
export function send(api: CloudApi, message: Part, token = api.issueToken()): Promise<Answer> {
  return call(api, 'POST', `/${LUCKY_GARDEN.phoneNumberId}/messages`, {
    token,
    body: { messaging_product: 'whatsapp', to: `+${CUSTOMER}`, ...message },
  });
}

/** Sends a template of the first account. */
export function sendTemplate(
  api: CloudApi,
  name: string,
  components: unknown = [],
  language = 'en_US',
  rest: Part = {},
): Promise<Answer> {
  const template = { name, language: { code: language }, components };
  return send(api, { type: 'template', template, ...rest });
}

/** Uploads a file to the first number, and gives its id. */
export async function upload(
  api: CloudApi,
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  token = api.issueToken(),
): Promise<Answer> {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', type);
  form.set('file', new File([bytes], 'file', { type }));
  const answer = await fetch(`${api.url}/v25.0/${LUCKY_GARDEN.phoneNumberId}/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] };
}
