import { check } from '../../whatsapp/template/check.js';
import { componentsOf } from '../../whatsapp/template/components.js';
import { fieldsOf } from '../../whatsapp/template/fields.js';
import { preview } from '../../whatsapp/template/preview.js';
import { readTemplate } from '../../whatsapp/template/reading.js';
import type { Template, TemplateValues } from '../../whatsapp/template/template.js';
import { startCloudApi, type CloudApi } from '../cloud-api/cloud-api.js';
import { isObject } from '../cloud-api/json.js';
import { LUCKY_GARDEN, luckyGarden } from '../cloud-api/seed/seed.js';
import { template as node } from '../cloud-api/templates/parts.js';
import type { TemplateNode } from '../cloud-api/templates/node.js';
import { allTemplates } from './all-templates.js';

export interface ShownTemplate {
  name: string;
  /** How many fields a person sees. */
  fields: number;
  /** Whether the local Meta accepted the message. */
  accepted: boolean;
  preview: string;
  /** Why it was not accepted. */
  reason?: string;
}

/** Sends every template that there is a kind of to a local Meta started for it, and tells what came of each. */
export async function showTemplates(): Promise<ShownTemplate[]> {
  const seed = luckyGarden();
  for (const account of seed.wabas) {
    if (account.id === LUCKY_GARDEN.wabaId)
      account.templates = allTemplates.map(({ template }) => seeded(template));
  }
  const api = await startCloudApi({ appId: '1', appSecret: 'shown only', seed });
  try {
    const token = api.issueToken();
    const shown: ShownTemplate[] = [];
    for (const { template, values } of allTemplates) shown.push(await show(api, token, template, values));
    return shown;
  } finally {
    await api.close();
  }
}

/** As Graph keeps it: plain JSON. */
function seeded(template: Template): TemplateNode {
  const { id, ...draft } = JSON.parse(JSON.stringify(template)) as TemplateNode;
  return { ...draft, id: id || node('shown', draft).id };
}

async function show(
  api: CloudApi,
  token: string,
  { name, language }: Template,
  values: TemplateValues,
): Promise<ShownTemplate> {
  const template = await listed(api, token, name, language);
  const problems = check(template, values).map(({ message }) => message);
  const refusal = problems.length > 0 ? problems.join(' ') : await send(api, token, template, values);
  return {
    name,
    fields: fieldsOf(template).length,
    accepted: refusal === null,
    preview: preview(template, values),
    ...(refusal !== null && { reason: refusal }),
  };
}

/** The template as the local Graph lists it. */
async function listed(api: CloudApi, token: string, name: string, language: string): Promise<Template> {
  const answer = await call(api, token, `${LUCKY_GARDEN.wabaId}/message_templates?limit=250`);
  const list = isObject(answer) && Array.isArray(answer.data) ? answer.data.map(readTemplate) : [];
  const found = list.find((one) => one.name === name && one.language === language);
  if (!found) throw new Error(`The local Meta does not list the template ${name}.`);
  return found;
}

/** Null when the message was accepted, else what Graph said. */
async function send(
  api: CloudApi,
  token: string,
  template: Template,
  values: TemplateValues,
): Promise<string | null> {
  const components = componentsOf(template, values);
  const answer = await call(api, token, `${LUCKY_GARDEN.phoneNumberId}/messages`, {
    messaging_product: 'whatsapp',
    to: '+447400123456',
    type: 'template',
    template: { name: template.name, language: { code: template.language }, components },
  });
  if (!isObject(answer)) return 'The answer was no JSON object.';
  if (Array.isArray(answer.messages) && answer.messages.length === 1) return null;
  const error = isObject(answer.error) ? answer.error : {};
  const details = isObject(error.error_data) ? error.error_data.details : undefined;
  return [error.message, details].filter(Boolean).join(': ');
}

async function call(api: CloudApi, token: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${api.url}/v25.0/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return answer.json();
}
