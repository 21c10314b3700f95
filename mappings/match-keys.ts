import { phoneForms } from '../whatsapp/phone/forms.js';
import { crmNames, type Crm } from './crm.js';
import { factOf, type ItemKind } from './facts.js';
import { oneLine } from './transforms/texts.js';

/** A value for the search step of a CRM. */
export interface MatchKey {
  key: string;
  label: string;
  help: string;
}

/** So many forms of a number are told one by one; an Argentine mobile has all of them. */
const FORMS = 12;

/** The fields by which each CRM finds a person, and what their contents look like. */
const where: Readonly<Record<Crm, string>> = {
  hubspot: 'Search contacts by WhatsApp Phone Number, Mobile Phone Number or Phone Number.',
  salesforce: 'Search contacts and leads by Mobile Phone or Business Phone.',
  zoho: 'Search Contacts and Leads by Mobile or Phone.',
};

/** The outputs of `matchKeys`. */
export function matchOutputs(crm: Crm): MatchKey[] {
  const label = (what: string) => `${crmNames[crm]} · Find · ${what}`;
  const forms = Array.from({ length: FORMS }, (_, at) => ({
    key: `${crm}_find_phone_${at + 1}`,
    label: label(`Phone Number, Form ${at + 1}`),
    help: `${where[crm]} When the first form finds nobody, search for the next one.`,
  }));
  const all = {
    key: `${crm}_find_phones`,
    label: label('Phone Number, All Forms'),
    help: 'For a step that searches for several values.',
  };
  if (crm !== 'hubspot') return [...forms, all];
  const national = {
    key: 'hubspot_find_national_number',
    label: label('Calculated Phone Number without country code'),
    help: 'Search contacts by this property of HubSpot’s own (hs_searchable_calculated_phone_number): it finds the number however it is written.',
  };
  return [national, ...forms, all];
}

/** Every form under which a CRM may hold the person’s number, the likeliest first; null for those there are not. */
export function matchKeys(crm: Crm, kind: ItemKind, item: unknown): Record<string, string | string[] | null> {
  const phone = oneLine(factOf('phone', kind, item));
  const forms = phoneForms(phone);
  const keys = Object.fromEntries(
    Array.from({ length: FORMS }, (_, at) => [`${crm}_find_phone_${at + 1}`, forms[at] ?? null]),
  );
  const all = { ...keys, [`${crm}_find_phones`]: forms.length > 0 ? forms : null };
  if (crm !== 'hubspot') return all;
  return { hubspot_find_national_number: nationalNumber(forms), ...all };
}

/** Of the number as it is stored, the digits without country code and trunk prefix: the shortest form that ends it. */
function nationalNumber(forms: readonly string[]): string | null {
  const [stored] = forms;
  const digits = forms.filter((form) => /^\d+$/.test(form) && stored?.endsWith(form));
  return digits.sort((one, other) => one.length - other.length)[0] ?? null;
}
