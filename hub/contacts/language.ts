/** Scripts that one language mostly has to itself. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/, 'ja'],
  [/[\uac00-\ud7af]/, 'ko'],
  [/[\u4e00-\u9fff]/, 'zh'],
  [/[\u0e00-\u0e7f]/, 'th'],
  [/[\u0590-\u05ff]/, 'he'],
  [/[\u0370-\u03ff]/, 'el'],
  [/[\u0900-\u097f]/, 'hi'],
  [/[\u0980-\u09ff]/, 'bn'],
  [/[\u0b80-\u0bff]/, 'ta'],
  [/[\u0c00-\u0c7f]/, 'te'],
  [/[\u10a0-\u10ff]/, 'ka'],
  [/[\u0530-\u058f]/, 'hy'],
];
const OWN_SCRIPT = new RegExp(SCRIPTS.map(([script]) => script.source).join('|'));

/**
 * What mostly is spoken where a calling code leads (ITU-T E.164); countries with several big languages, such as
 * Belgium, India and Switzerland, are left out: no guess is better than one that is wrong half of the time.
 */
const SPOKEN: Readonly<Record<string, string>> = {
  ar: '20 212 213 216 218 249 961 962 963 964 965 966 967 968 970 971 973 974',
  az: '994',
  bg: '359',
  bn: '880',
  cs: '420',
  da: '45',
  de: '43 49',
  el: '30',
  en: '1 44 61 64 353 233 234 254 256 260 263 265 266 267 268',
  es: '34 51 52 53 54 56 57 58 502 503 504 505 506 507 591 593 595 598',
  et: '372',
  fa: '98',
  fi: '358',
  fr: '33 221 223 224 225 226 227 228 229 241 242 243',
  he: '972',
  hr: '385',
  hu: '36',
  hy: '374',
  id: '62',
  it: '39',
  ja: '81',
  ka: '995',
  km: '855',
  ko: '82',
  lt: '370',
  lv: '371',
  ms: '60',
  nl: '31',
  no: '47',
  pl: '48',
  pt: '55 238 239 244 245 258 351',
  ro: '40 373',
  ru: '7 375',
  sk: '421',
  sl: '386',
  sq: '355 383',
  sr: '381',
  sv: '46',
  th: '66',
  tr: '90',
  uk: '380',
  ur: '92',
  uz: '998',
  vi: '84',
  zh: '86 852 853 886',
};
const BY_CODE: ReadonlyMap<string, string> = new Map(
  Object.entries(SPOKEN).flatMap(([language, codes]) => codes.split(' ').map((code) => [code, language])),
);

/** The language (ISO 639-1) that the script of a text belongs to; null for scripts of many languages, such as Latin. */
export function languageOfText(text: string): string | null {
  if (!OWN_SCRIPT.test(text)) return null;
  // Japanese comes first: it is written with Chinese characters too, and with its own among them.
  return SCRIPTS.find(([script]) => script.test(text))?.[1] ?? null;
}

/** The language that is mostly spoken in the country of a number; null where that is not one. Digits with the country code. */
export function languageOfNumber(waId: string): string | null {
  for (let digits = 3; digits >= 1; digits -= 1) {
    const language = BY_CODE.get(waId.slice(0, digits));
    if (language !== undefined) return language;
  }
  return null;
}
