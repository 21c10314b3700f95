import type { ZObject } from 'zapier-platform-core';
import type { ListedTemplate } from '../../whatsapp/template-item.js';
import type { Deadline } from '../deadline.js';
import { path, readAll } from './graph-call.js';

/** What a template must be; what is absent does not count. */
export interface TemplateQuery {
  /** A part of the name. */
  name?: string | undefined;
  /** As Meta writes it, such as `en_US`. */
  language?: string | undefined;
  /** In any case. */
  status?: string | undefined;
  category?: string | undefined;
}

const FIELDS = [
  'id,name,language,status,category,previous_category,correct_category',
  'rejected_reason,quality_score,parameter_format,components',
].join(',');

/** Gives the templates of an account in any state, in Meta's order (Cloud API: message templates). */
export async function findTemplates(
  z: ZObject,
  wabaId: string,
  query: TemplateQuery,
  deadline?: Deadline,
): Promise<ListedTemplate[]> {
  const { name, language, status, category } = query;
  const params = {
    fields: FIELDS,
    limit: '100',
    ...(name && { name }),
    ...(language && { language }),
    ...(status && { status: status.toUpperCase() }),
    ...(category && { category: category.toUpperCase() }),
  };
  const where = path`${wabaId}/message_templates`;
  const found = await readAll<ListedTemplate>(z, where, params, {}, deadline);
  return found
    .map((template) => ({ ...template, components: template.components ?? [] }))
    .filter((template) => isWanted(template, query));
}

/** Graph treats a word it does not know as no filter at all, so that what it gives is looked at once more. */
function isWanted(template: ListedTemplate, { name, language, status, category }: TemplateQuery): boolean {
  return (
    (!name || template.name.includes(name)) &&
    (!language || sameWord(template.language, language)) &&
    (!status || sameWord(template.status, status)) &&
    (!category || sameWord(template.category, category))
  );
}

function sameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
