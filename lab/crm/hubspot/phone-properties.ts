import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import type { CrmRecord, Values } from '../rules.js';

/** The forms of a contact's numbers that HubSpot works out, to show and to search by. */
export function phoneProperties(record: CrmRecord): Values {
  const country = record.hs_country_region_code;
  const phone = forms(record.phone, country);
  const mobile = forms(record.mobilephone, country);
  return {
    hs_calculated_phone_number: phone?.international ?? null,
    hs_calculated_phone_number_country_code: phone?.callingCode ?? null,
    hs_calculated_phone_number_region_code: phone?.country ?? null,
    hs_searchable_calculated_phone_number: phone?.national ?? null,
    hs_searchable_calculated_international_phone_number: phone?.international ?? null,
    hs_calculated_mobile_number: mobile?.international ?? null,
    hs_searchable_calculated_mobile_number: mobile?.national ?? null,
    hs_searchable_calculated_international_mobile_number: mobile?.international ?? null,
  };
}

interface PhoneForms {
  international: string;
  national: string;
  callingCode: string;
  country: string | null;
}

function forms(value: unknown, country: unknown): PhoneForms | null {
  if (typeof value !== 'string') return null;
  const number = parsePhoneNumberFromString(value, country === null ? undefined : (country as CountryCode));
  if (!number) return null;
  return {
    international: number.number,
    national: number.nationalNumber,
    callingCode: number.countryCallingCode,
    country: number.country ?? null,
  };
}
