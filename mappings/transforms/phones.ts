import { countryCode, countryName } from '../../whatsapp/phone/country.js';
import { phoneKind } from '../../whatsapp/phone/kind.js';
import { storedPhone } from '../../whatsapp/phone/stored.js';
import { e164OfWaId } from '../../whatsapp/wa-id.js';
import { cut } from './cut.js';
import type { InTransform } from './in-transform.js';
import { oneLine } from './texts.js';

/** E.164 has at most 15 digits. */
const E164_LENGTH = 16;

/** The number as one dials it today; what is wrong with a WhatsApp id of old is put right. */
export const e164: InTransform = {
  name: 'E.164, with a plus sign',
  gives: 'phone',
  longest: E164_LENGTH,
  apply([phone], { note }) {
    const text = oneLine(phone);
    const stored = storedPhone(text);
    if (stored === null && text !== '') note('This is not a phone number.');
    return stored;
  },
};

/** As WhatsApp writes it, to find the person again. */
export const waId: InTransform = {
  name: 'digits, as WhatsApp has them',
  gives: 'text',
  longest: 15,
  apply: ([id]) => e164OfWaId(id)?.slice(1) ?? null,
};

export const isoCountry: InTransform = {
  name: 'two letters, from the phone number',
  gives: 'text',
  longest: 2,
  apply: ([country, phone]) => countryOf(country, phone),
};

/** The English name, which CRMs offer in their lists. */
export function countryInWords(longest: number): InTransform {
  return {
    name: 'the country of the phone number in English',
    gives: 'text',
    longest,
    apply(values) {
      const code = countryOf(values[0], values[1]);
      return code === null ? null : cut(countryName(code), longest);
    },
  };
}

function countryOf(country: unknown, phone: unknown): string | null {
  const told = countryCode(oneLine(country));
  if (told) return told;
  const stored = storedPhone(oneLine(phone));
  return stored === null ? null : phoneKind(stored).country;
}
