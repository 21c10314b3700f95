import { countryName } from '../../whatsapp/phone/country.js';
import { phoneForms } from '../../whatsapp/phone/forms.js';
import { phoneKind } from '../../whatsapp/phone/kind.js';
import { storedPhone } from '../../whatsapp/phone/stored.js';

/** How many of the forms have an output of their own, to be mapped one by one into searches of a CRM. */
type FormOutputs = Record<`search_form_${1 | 2 | 3 | 4 | 5 | 6}`, string | null>;

/** What a phone number itself tells. All of it is null, and the list empty, when no number is known. */
export interface NumberFacts extends FormOutputs {
  phone: string | null;
  wa_id: string | null;
  country: string | null;
  country_name: string | null;
  /** Null where nobody can tell, as in North America. */
  mobile: boolean | null;
  caution: string | null;
  stored_phone: string | null;
  search_forms: string[];
  search_forms_text: string | null;
}

/** `waId` is the one that WhatsApp gave, which may be another form of the number. */
export function numberFacts(e164: string | null, waId: string | null = null): NumberFacts {
  const kind = e164 === null ? null : phoneKind(e164);
  const forms = e164 === null ? [] : phoneForms(e164);
  return {
    phone: e164,
    wa_id: waId ?? e164?.slice(1) ?? null,
    country: kind?.country ?? null,
    country_name: kind?.country ? countryName(kind.country) : null,
    mobile: kind?.mobile ?? null,
    caution: kind?.caution ?? null,
    stored_phone: e164 && storedPhone(e164),
    search_forms: forms,
    search_forms_text: forms.join(', ') || null,
    search_form_1: forms[0] ?? null,
    search_form_2: forms[1] ?? null,
    search_form_3: forms[2] ?? null,
    search_form_4: forms[3] ?? null,
    search_form_5: forms[4] ?? null,
    search_form_6: forms[5] ?? null,
  };
}
