import type { HttpRequestOptions, ZObject } from 'zapier-platform-core';
import type { Template } from '../../whatsapp/template/template.js';
import { graph, path, readAll } from './graph-call.js';
import { hasId, otherMetaAnswer } from '../other-answer.js';
import { settings } from '../settings.js';

/** A WhatsApp Business account. */
export interface Waba {
  id: string;
  name: string;
}

/** A business phone number (Cloud API: phone number node). */
export interface PhoneNumber {
  id: string;
  display_phone_number?: string;
  verified_name?: string;
  /** GREEN, YELLOW, RED, UNKNOWN or NA. */
  quality_rating?: string;
}

export type TemplateSummary = Pick<Template, 'id' | 'name' | 'language' | 'status' | 'category'>;

interface SubscribedApp {
  whatsapp_business_api_data?: { id?: string };
}

/**
 * Gives the accounts with these ids, in their order; no ids means that the token was granted every account
 * (Graph API: granular scopes without target_ids). `token` speaks for a connection that is only being made.
 */
export async function wabas(z: ZObject, ids: string[], token?: string): Promise<Waba[]> {
  const options = token ? { headers: { Authorization: `Bearer ${token}` } } : {};
  if (ids.length === 0) {
    const where = 'me/assigned_whatsapp_business_accounts';
    return readAll(z, where, { fields: WABA_FIELDS, limit: '100' }, options);
  }
  return readable(await Promise.allSettled(ids.map((id) => waba(z, id, options))));
}

const WABA_FIELDS = 'id,name';

async function waba(z: ZObject, id: string, options: HttpRequestOptions): Promise<Waba> {
  const { data } = await graph(z, path`${id}`, { ...options, params: { fields: WABA_FIELDS } });
  if (!hasId(data)) throw otherMetaAnswer(z, 'account');
  return data as Waba;
}

/** One account that was deleted since must not hide the others; when none can be read, its reason is the answer. */
function readable(wabas: PromiseSettledResult<Waba>[]): Waba[] {
  const found = wabas.flatMap((waba) => (waba.status === 'fulfilled' ? [waba.value] : []));
  const failed = wabas.find((waba) => waba.status === 'rejected');
  if (found.length === 0 && failed) throw failed.reason;
  return found;
}

/** Gives all numbers of an account. */
export function phoneNumbers(z: ZObject, wabaId: string): Promise<PhoneNumber[]> {
  const fields = 'id,display_phone_number,verified_name,quality_rating';
  return readAll(z, path`${wabaId}/phone_numbers`, { fields, limit: '100' });
}

/** Gives all approved templates of an account, or those whose name holds `name`. */
export async function approvedTemplates(z: ZObject, wabaId: string, name = ''): Promise<TemplateSummary[]> {
  const templates = await readAll<TemplateSummary>(z, path`${wabaId}/message_templates`, {
    fields: 'id,name,language,status,category',
    status: 'APPROVED',
    limit: '250',
    ...(name && { name }),
  });
  return templates.filter(({ status }) => status === 'APPROVED');
}

/** Makes Meta send the account's webhooks to our app; does nothing when it does so already. */
export async function receiveWebhooks(z: ZObject, wabaId: string): Promise<void> {
  const where = path`${wabaId}/subscribed_apps`;
  const apps = await readAll<SubscribedApp>(z, where, {});
  const ours = apps.some((app) => app.whatsapp_business_api_data?.id === settings.clientId);
  // A second POST would also remove an override of the callback address that the admin may have set.
  if (!ours) await graph(z, where, { method: 'POST', body: {} });
}
