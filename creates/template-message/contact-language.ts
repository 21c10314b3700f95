import type { Template } from '../../whatsapp/template/template.js';
import { languageChoices } from '../../whatsapp/language.js';
import { closestLanguage } from '../../whatsapp/translation.js';
import type { Templates } from './templates.js';

/** The translation of a template in a contact's language, or why it has to be the template itself. */
export type Translated = { id: string } | { note: string };

/** Gives the approved translation of a template that is closest to a language; null when the template itself is. */
export async function translationOf(
  templates: Templates,
  { name, language }: Pick<Template, 'name' | 'language'>,
  wanted: string,
): Promise<Translated | null> {
  if (wanted === language) return null;
  const translations = await templates.translations(name);
  const languages = translations.map((translation) => translation.language);
  const isClose = !languages.includes(wanted) && closestLanguage(wanted, [language]) !== null;
  if (isClose) return null;
  const closest = closestLanguage(wanted, languages);
  const found = translations.find((translation) => translation.language === closest);
  return found
    ? { id: found.id }
    : {
        note: `The template ${name} has no approved translation for ${named(wanted)}, so it went out in ${named(language)}.`,
      };
}

/** Why a translation that is there was not sent. */
export function unusable(name: string, language: string, problems: readonly string[]): string {
  return [`The translation of ${name} in ${named(language)} could not be sent:`, ...problems].join(' ');
}

function named(language: string): string {
  return languageChoices[language] ?? language;
}
