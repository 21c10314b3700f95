import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { currentTemplate, knownTemplate } from '../../api/template.js';
import type { Mapped } from '../crm-mapping/reading.js';
import { translationOf, unusable } from './contact-language.js';
import { wantedLanguage } from './crm-decisions.js';
import { messageOf, type TemplateMessage } from './message.js';

/** The message that goes out, as far as it is known. */
export interface KnownMessage {
  message: TemplateMessage;
  /** True when its template comes from memory, and may have changed since. */
  remembered: boolean;
  /** What the user may want to know of the choice between the template and its translations. */
  notes: string[];
}

/** The message for the chosen template, or for its translation in the contact's language where that is wanted. */
export async function knownMessage(
  z: ZObject,
  bundle: Bundle,
  mapped: Mapped | null,
  deadline: Deadline,
): Promise<KnownMessage> {
  const { waba_id: wabaId, template_id: id } = bundle.inputData;
  const chosen = await messageFor(z, bundle, String(id).trim(), mapped, deadline);
  const wanted = wantedLanguage(mapped, bundle.inputData);
  if (wanted === null) return chosen;
  const { template } = chosen.message;
  const translation = await translationOf(z, String(wabaId).trim(), template, wanted, deadline);
  if (translation === null) return chosen;
  if ('note' in translation) return { ...chosen, notes: [translation.note] };
  const translated = await messageFor(z, bundle, translation.id, mapped, deadline);
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
  z: ZObject,
  bundle: Bundle,
  { message, remembered }: KnownMessage,
  mapped: Mapped | null,
  code: number,
  deadline: Deadline,
): Promise<string[]> {
  if (!remembered || !isTemplateRefusal(code)) return [];
  return messageOf(await currentTemplate(z, message.template.id, deadline), bundle, mapped).problems;
}

/** Cloud API: 132000 to 132999 speak of the template and its values. */
function isTemplateRefusal(code: number): boolean {
  return code >= 132000 && code <= 132999;
}

/** The message for the template as Zapier's memory has it, or as it is now when that one does not fit. */
async function messageFor(
  z: ZObject,
  bundle: Bundle,
  id: string,
  mapped: Mapped | null,
  deadline: Deadline,
): Promise<KnownMessage> {
  const { template, remembered } = await knownTemplate(z, id, deadline);
  const message = messageOf(template, bundle, mapped);
  if (!remembered || message.problems.length === 0) return { message, remembered, notes: [] };
  const current = await currentTemplate(z, id, deadline);
  return { message: messageOf(current, bundle, mapped), remembered: false, notes: [] };
}
