import type { Bundle } from 'zapier-platform-core';
import type { Mapped } from '../crm-mapping/reading.js';
import { translationOf, unusable } from './contact-language.js';
import { messageOf, type TemplateMessage } from './message.js';
import type { Templates } from './templates.js';

/** The message that goes out, as far as it is known. */
export interface KnownMessage {
  message: TemplateMessage;
  /** True when its template comes from memory, and may have changed since. */
  remembered: boolean;
  /** What the user may want to know of the choice between the template and its translations. */
  notes: string[];
}

/** The message for the chosen template, or for its translation in the `wanted` language where there is one. */
export async function knownMessage(
  templates: Templates,
  bundle: Bundle,
  mapped: Mapped | null,
  wanted: string | null,
): Promise<KnownMessage> {
  const id = String(bundle.inputData.template_id).trim();
  const chosen = await messageFor(templates, bundle, id, mapped);
  if (wanted === null) return chosen;
  const { template } = chosen.message;
  const translation = await translationOf(templates, template, wanted);
  if (translation === null) return chosen;
  if ('note' in translation) return { ...chosen, notes: [translation.note] };
  const translated = await messageFor(templates, bundle, translation.id, mapped);
  const { problems } = translated.message;
  return problems.length === 0
    ? translated
    : { ...chosen, notes: [unusable(template.name, translated.message.template.language, problems)] };
}

/**
 * What is wrong with a message that was refused with this code of Meta's: a template from memory may have changed
 * since. Empty when nothing is, or when it is not about the template.
 */
export async function problemsNow(
  templates: Templates,
  bundle: Bundle,
  { message, remembered }: KnownMessage,
  mapped: Mapped | null,
  code: number,
): Promise<string[]> {
  if (!remembered || !isTemplateRefusal(code)) return [];
  return messageOf(await templates.now(message.template.id), bundle, mapped).problems;
}

/** Cloud API: 132000 to 132999 speak of the template and its values. */
function isTemplateRefusal(code: number): boolean {
  return code >= 132000 && code <= 132999;
}

/** The message for the template as Zapier's memory has it, or as it is now when that one does not fit. */
async function messageFor(
  templates: Templates,
  bundle: Bundle,
  id: string,
  mapped: Mapped | null,
): Promise<KnownMessage> {
  const { template, remembered } = await templates.get(id);
  const message = messageOf(template, bundle, mapped);
  if (!remembered || message.problems.length === 0) return { message, remembered, notes: [] };
  return { message: messageOf(await templates.now(id), bundle, mapped), remembered: false, notes: [] };
}
