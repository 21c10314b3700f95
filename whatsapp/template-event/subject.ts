import { textOf, type JsonObject } from '../json.js';

/** Which template a webhook is about; null for what it does not tell. */
export interface TemplateSubject {
  templateId: string | null;
  name: string | null;
  /** As the Graph API writes it, such as `en_US`; some webhooks have `en-US`. */
  language: string | null;
}

/** Cloud API: template webhooks. */
export function subjectOf(value: JsonObject): TemplateSubject {
  return {
    templateId: templateIdOf(value),
    name: textOf(value['message_template_name']),
    language: textOf(value['message_template_language'])?.replaceAll('-', '_') ?? null,
  };
}

/** The id as text. A number too large to have kept its digits names another template, so it gives null. */
export function templateIdOf(value: JsonObject): string | null {
  const id = value['message_template_id'];
  if (typeof id === 'number') return Number.isSafeInteger(id) && id > 0 ? String(id) : null;
  return textOf(id);
}
