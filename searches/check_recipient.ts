import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { contactCountryField, recipientField } from '../api/steps/contact-field.js';
import { accountField, senderField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import { parsePhone } from '../whatsapp/phone.js';
import { isUserId } from '../whatsapp/user-id.js';
import { askAbout, type Known } from './check-recipient/contact.js';
import { marketing } from './check-recipient/marketing.js';
import { numberFacts } from './check-recipient/number.js';
import { checkOutputs, checkSample, type RecipientCheck } from './check-recipient/output.js';

const inputFields = defineInputFields([
  accountField,
  recipientField,
  contactCountryField,
  {
    ...senderField,
    required: false,
    helpText:
      'The service window is then that of this number. Leave it empty for all numbers of the account.',
  },
]);

/** Who is meant: a phone number, or the user ID of a customer who hides it. */
type Who = { phone: string | null; user_id: string | null } | { reason: string };

/** What cannot be sent to is a finding too, so that a Zap can go another way. */
const perform = (async (z, { inputData }): Promise<RecipientCheck[]> => {
  const { country, sender } = given({ country: inputData.country, sender: inputData.phone_number_id });
  const who = whoIs(inputData.to, country);
  if ('reason' in who) {
    const why = 'The hub was not asked, because this cannot be sent to.';
    return [check({ phone: null, user_id: null }, { asked: false, why }, who.reason)];
  }
  const known = await askAbout(z, inputData.waba_id, who.phone ?? who.user_id ?? '', sender);
  return [check(who, known, null)];
}) satisfies SearchPerform<typeof inputFields>;

function whoIs(written: unknown, country: string | undefined): Who {
  const text = String(written ?? '').trim();
  if (isUserId(text)) return { phone: null, user_id: text };
  const parsed = parsePhone(text, country);
  return parsed.ok ? { phone: parsed.e164, user_id: null } : { reason: parsed.reason };
}

function check(
  who: { phone: string | null; user_id: string | null },
  known: Known,
  reason: string | null,
): RecipientCheck {
  const contact = known.asked ? known.contact : null;
  const windowEndsAt = known.asked ? known.windowEndsAt : null;
  const number = numberFacts(who.phone ?? contact?.phone ?? null, contact?.wa_id);
  // Nobody has agreed on behalf of a contact who is not known.
  const consent = known.asked ? (contact?.consent ?? 'transactional') : null;
  return {
    sendable: reason === null,
    reason,
    ...number,
    user_id: who.user_id ?? contact?.user_id ?? null,
    hub_checked: known.asked,
    hub_note: known.asked ? null : known.why,
    contact_known: known.asked ? contact !== null : null,
    contact_id: contact?.id ?? null,
    contact_name: contact?.name ?? null,
    in_service_window: known.asked ? Date.parse(windowEndsAt ?? '') > Date.now() : null,
    service_window_ends_at: windowEndsAt,
    consent,
    ...marketing(number.country, consent),
    last_status: contact?.last_status ?? null,
    last_status_at: contact?.last_status_at ?? null,
    last_error_title: contact?.last_error_title ?? null,
    last_error_code: contact?.last_error_code ?? null,
    last_error_at: contact?.last_error_at ?? null,
  };
}

/** Finds out whether a message can go to a phone number or user ID, and under which forms a CRM may hold the number. */
export default defineSearch({
  key: 'check_recipient',
  noun: 'Recipient',
  display: {
    label: 'Check Recipient',
    description:
      'Finds a recipient by phone number or user ID, with whether a message can be sent, what was agreed to, and the forms of the number to search for in a CRM.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...checkSample },
    outputFields: outputFields<RecipientCheck>(checkOutputs),
  },
});
