/** The languages in which templates can be written (Cloud API: supported languages). */
const CODES =
  'af sq ar ar_AE ar_EG ar_LB ar_MA ar_QA az be_BY bn bn_IN bg ca zh_CN zh_HK zh_TW hr cs da prs_AF nl nl_BE ' +
  'en en_AE en_AU en_CA en_GB en_GH en_IE en_IN en_JM en_MY en_NZ en_QA en_SG en_UG en_US en_ZA et fil fi ' +
  'fr fr_BE fr_CA fr_CH fr_CI fr_MA ka de de_AT de_CH el gu ha he hi hu id ga it ja kn kk rw_RW ko ky_KG lo lv ' +
  'lt mk ms ml mr nb ps_AF fa pl pt_BR pt_PT pa ro ru sr si_LK sk sl es es_AR es_CL es_CO es_CR es_DO es_EC ' +
  'es_ES es_HN es_MX es_PA es_PE es_UY sw sv ta te th tr uk ur uz vi zu';

const names = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });

/** Every language of templates by name: `{ en_GB: 'English (United Kingdom)' }`. */
export const languageChoices: Readonly<Record<string, string>> = Object.fromEntries(
  CODES.split(' ')
    .map((code) => [code, names.of(code.replace('_', '-')) ?? code] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, 'en')),
);

const CODE_BY_WRITING: ReadonlyMap<string, string> = new Map(
  Object.entries(languageChoices).flatMap(([code, name]) => [
    [code.toLowerCase(), code],
    [name.toLowerCase(), code],
  ]),
);

/**
 * The code of a language as Meta writes it, whether it was given as `en-us`, `EN_US` or by its English name. A
 * language that is not known here is given as it came: Meta may know it.
 */
export function languageCode(written: string): string {
  const text = written.trim().toLowerCase();
  return CODE_BY_WRITING.get(text) ?? CODE_BY_WRITING.get(text.replaceAll('-', '_')) ?? written.trim();
}

/** The language alone, without a country: `pt` for `pt_BR` and for “Portuguese”. Null when it is no language. */
export function baseLanguage(written: string): string | null {
  const start = `${written.trim().toLowerCase()} (`;
  const [named] =
    Object.entries(languageChoices).find(([, name]) => name.toLowerCase().startsWith(start)) ?? [];
  const base = (named ?? languageCode(written)).split(/[_-]/)[0]?.toLowerCase() ?? '';
  return /^[a-z]{2,3}$/.test(base) ? base : null;
}
