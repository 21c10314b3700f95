import { appSecretProof } from '../../whatsapp/signature.js';
import type { TemplateNode } from '../cloud-api/templates/node.js';
import type { Sample } from './plan.js';

/** Where and as whom Meta is asked, apart from the integration. */
export interface MetaAccess {
  /** With the version, such as `https://graph.facebook.com/v25.0`. */
  graphUrl: string;
  appId: string;
  appSecret: string;
  token: string;
  wabaId: string;
}

const fields = 'id,name,language,status,category,parameter_format,components';

/** What Meta says of the template of a sample; throws with what is wrong with it. */
export async function approvedTemplate(
  meta: MetaAccess,
  { name, language }: Pick<Sample, 'name' | 'language'>,
): Promise<TemplateNode> {
  // Meta finds names by a part of them.
  const found = await listOf<TemplateNode>(meta, 'message_templates', { name, fields, limit: '250' });
  const template = found.find((one) => one.name === name && one.language === language);
  if (!template) throw new Error('The account has no such template in this language.');
  if (template.status !== 'APPROVED')
    throw new Error(`It is not approved: it is ${template.status.toLowerCase().replaceAll('_', ' ')}.`);
  return template;
}

/** Whether Meta tells the app, and so the hub, what happens on the account. */
export async function isHeard(meta: MetaAccess): Promise<boolean> {
  type Subscribed = { whatsapp_business_api_data?: { id?: string } };
  const apps = await listOf<Subscribed>(meta, 'subscribed_apps');
  return apps.some((app) => app.whatsapp_business_api_data?.id === meta.appId);
}

async function listOf<T>(
  { graphUrl, wabaId, token, appSecret }: MetaAccess,
  edge: string,
  query: Record<string, string> = {},
): Promise<T[]> {
  const url = new URL(`${graphUrl}/${wabaId}/${edge}`);
  url.search = new URLSearchParams({
    ...query,
    appsecret_proof: appSecretProof(token, appSecret),
  }).toString();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const body = (await answer.json().catch(() => ({}))) as { data?: T[]; error?: { message?: string } };
  if (!answer.ok) throw new Error(`WhatsApp answered: ${body.error?.message ?? `status ${answer.status}`}`);
  return body.data ?? [];
}
