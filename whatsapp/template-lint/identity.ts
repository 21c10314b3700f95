import type { ExistingTemplate, TemplateDraft } from '../template-draft.js';
import { error, type Breach } from './breach.js';

const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'];
const LONGEST_NAME = 512;

/** The rules for name, language and category, and that there is none of that name and language yet. */
export function identityBreaches(draft: TemplateDraft, existing: readonly ExistingTemplate[]): Breach[] {
  return [
    ...nameBreaches(draft),
    ...duplicateBreaches(draft, existing),
    ...languageBreaches(draft),
    ...categoryBreaches(draft),
  ];
}

const NAME = { key: 'name', label: 'Name' };
const LANGUAGE = { key: 'language', label: 'Language' };
const CATEGORY = { key: 'category', label: 'Category' };

function nameBreaches({ name: written }: TemplateDraft): Breach[] {
  const name = written.trim();
  if (name === '') return [error(NAME, 'is empty. Give the template a name, such as order_ready.')];
  if (name.length > LONGEST_NAME) return [error(NAME, `may have ${LONGEST_NAME} characters. Shorten it.`)];
  if (/^[a-z0-9_]+$/.test(name)) return [];
  const better = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return [
    error(
      NAME,
      `may have small letters without accents, digits and underscores only, such as ${better || 'order_ready'}.`,
    ),
  ];
}

function duplicateBreaches(draft: TemplateDraft, existing: readonly ExistingTemplate[]): Breach[] {
  const same = (one: ExistingTemplate) =>
    one.name === draft.name.trim() && languageCode(one.language) === languageCode(draft.language);
  return existing.some(same)
    ? [
        error(
          NAME,
          `is taken: the account has a template ${draft.name.trim()} in ${draft.language.trim()}. Choose another name or language.`,
        ),
      ]
    : [];
}

function languageBreaches({ language: written }: TemplateDraft): Breach[] {
  const language = written.trim();
  if (/^[a-z]{2,3}(_[A-Z]{2,4})?$/.test(language)) return [];
  if (language === '') return [error(LANGUAGE, 'is empty. Choose the language of the text.')];
  const [tongue = '', country] = language.split(/[-_]/);
  const better = [tongue.toLowerCase(), country?.toUpperCase()].filter(Boolean).join('_');
  const hint = /^[a-z]{2,3}(_[A-Z]{2,4})?$/.test(better) ? better : 'en_US';
  return [error(LANGUAGE, `is not a language code of WhatsApp’s. Write it like ${hint}.`)];
}

function categoryBreaches({ category }: TemplateDraft): Breach[] {
  return CATEGORIES.includes(category.trim().toUpperCase())
    ? []
    : [error(CATEGORY, 'must be Marketing, Utility or Authentication.')];
}

/** Meta’s own pages write both en_US and en-US. */
function languageCode(language: string): string {
  return language.trim().replaceAll('-', '_').toLowerCase();
}
