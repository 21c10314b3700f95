import fc from 'fast-check';
import type { Data } from '../../../lab/zapier/app-call.js';
import type { ItemKind } from '../../../mappings/facts.js';

/** Text as people and systems write it, and as they should not: empty, in all scripts, of any length. */
const text = fc.oneof(
  fc.constantFrom('', ' ', 'N/A', '王小明', 'MEI LING CHEN', '👩‍👩‍👧 Zoë', '<b>Hi</b>', 'vip;tw', 'a\nb'),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(25, 40, 80, 120, 255, 32_000, 65_536).map((length) => 'x'.repeat(length - 1) + '🌱'),
);
const maybeText = fc.option(text);
const time = fc
  .date({ min: new Date('2009-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const maybeTime = fc.option(time);

const status = fc.constantFrom('sent', 'delivered', 'read', 'played', 'failed');
const error = { error_code: fc.constantFrom(131026, null), error_title: maybeText };
const consent = fc.constantFrom('opted_in', 'opted_out', 'pending', 'transactional');
const method = fc.constantFrom('single', 'double', null);

/** Everybody has a number or a user id; numbers are as WhatsApp tells them. */
const identity = fc.constantFrom(
  ...['+886912345678', '+5215512345678', '+551187654321', '+85212345678'].flatMap((phone) => [
    { phone, wa_id: phone.slice(1), user_id: null },
    { phone, wa_id: phone.slice(1), user_id: 'TW.1234567890' },
  ]),
  { phone: null, wa_id: null, user_id: 'TW.1234567890' },
);

/** A record whose identity goes under keys with this prefix. */
function ofSomebody(prefix: string, parts: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Data> {
  return fc.tuple(identity, fc.record(parts)).map(([somebody, rest]) => ({
    ...Object.fromEntries(Object.entries(somebody).map(([key, value]) => [prefix + key, value])),
    ...rest,
  }));
}

const contactParts = {
  username: maybeText,
  name: maybeText,
  country: fc.constantFrom('TW', 'XX', null),
  language: fc.constantFrom('zh', 'en', null),
  tags: fc.array(text, { maxLength: 15 }),
  consent,
  consent_changed_at: maybeTime,
  consent_source: maybeText,
  consent_method: method,
  consent_evidence: maybeText,
  last_inbound_at: maybeTime,
  last_message_type: fc.constantFrom('text', 'image', null),
  last_message_text: maybeText,
  last_status: fc.option(status),
  last_status_at: maybeTime,
  last_error_code: error.error_code,
  last_error_title: maybeText,
  last_ad_source_id: maybeText,
  last_ad_headline: maybeText,
};

const counts = {
  messages_in: fc.nat(),
  messages_out: fc.nat(),
  messages_read: fc.nat(),
  messages_failed: fc.nat(),
};
const window = { window_start: time, window_end: time, ...counts };

const message = ofSomebody('sender_', {
  id: text,
  type: fc.constantFrom('text', 'image', 'reaction', 'unsupported'),
  text: maybeText,
  media_file_name: maybeText,
  sent_at: time,
  sender_username: maybeText,
  sender_name: maybeText,
  referral_source_id: maybeText,
  referral_headline: maybeText,
});

/** Any item of each kind that a mapping reads, with what a mapping reads of it. */
export const anyItem: Record<ItemKind, fc.Arbitrary<Data>> = {
  message,
  status: ofSomebody('recipient_', {
    id: text,
    message_id: text,
    status,
    occurred_at: time,
    recipient_name: maybeText,
    template_name: maybeText,
    ...error,
  }),
  contact: ofSomebody('', { ...contactParts, ...window }),
  digest: fc.record({
    ...window,
    contacts_changed: fc.nat(),
    new_contacts: fc.nat(),
    opted_in: fc.nat(),
    opted_out: fc.nat(),
  }),
  line: ofSomebody('', { ...contactParts, tags: text, ...counts }),
  consent: ofSomebody('', {
    ...contactParts,
    previous_consent: consent,
    consent_changed_at: time,
    consent_source: text,
  }),
};
