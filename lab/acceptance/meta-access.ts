import { appSecretProof } from '../../whatsapp/signature.js';
import type { TemplateNode } from '../cloud-api/templates/node.js';
import { UnusableFile } from '../command/json-file.js';
import type { Account } from './config.js';
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

/** How long Meta may take for an answer, in milliseconds. */
const patienceMs = 10_000;

/** A dead or unknown token (Graph API: handling errors). */
const tokenCode = 190;

/**
 * Asks Meta for the account itself, so that what is wrong with the secrets of a config is said before anything else.
 * @throws UnusableFile that names the field of the config and says what to do.
 */
export async function checkMetaAccess(
  meta: MetaAccess,
  { tokenVariable, appSecretVariable }: Pick<Account, 'tokenVariable' | 'appSecretVariable'>,
): Promise<void> {
  const answer = await ask(meta, '', { fields: 'id' }).catch(() => null);
  if (answer === null)
    throw new UnusableFile(
      `WhatsApp does not answer at ${new URL(meta.graphUrl).origin}. Check this machine’s way to the internet, and GRAPH_URL if it is set.`,
    );
  if (answer.ok) return;
  const { error } = (await answer.json().catch(() => ({}))) as Refusal;
  const message = error?.message ?? `status ${answer.status}`;
  if (error?.code === tokenCode)
    throw new UnusableFile(
      `“token_variable”: Meta does not accept the access token in ${tokenVariable}: it has ended, was withdrawn, or was not copied whole. Make a new one, and set it: export ${tokenVariable}=…`,
    );
  if (message.includes('appsecret_proof'))
    throw new UnusableFile(
      `“app_secret_variable”: the app secret in ${appSecretVariable} does not belong to the app of the token. Copy it from your Meta app ${meta.appId}, App settings → Basic → App secret, and set it: export ${appSecretVariable}=…`,
    );
  throw new UnusableFile(
    `“waba_id”: Meta does not show the account ${meta.wabaId} to the token in ${tokenVariable}: ${message}`,
  );
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

async function listOf<T>(meta: MetaAccess, edge: string, query: Record<string, string> = {}): Promise<T[]> {
  const answer = await ask(meta, `/${edge}`, query);
  const body = (await answer.json().catch(() => ({}))) as { data?: T[] } & Refusal;
  if (!answer.ok) throw new Error(`WhatsApp answered: ${body.error?.message ?? `status ${answer.status}`}`);
  return body.data ?? [];
}

interface Refusal {
  error?: { message?: string; code?: number };
}

/** Asks about the account, or one of its edges. */
function ask(
  { graphUrl, wabaId, token, appSecret }: MetaAccess,
  edge: string,
  query: Record<string, string>,
): Promise<Response> {
  const url = new URL(`${graphUrl}/${wabaId}${edge}`);
  url.search = new URLSearchParams({
    ...query,
    appsecret_proof: appSecretProof(token, appSecret),
  }).toString();
  return fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(patienceMs),
  });
}
