import type { Items } from '../../mappings/facts.js';

/** A picture of a customer who came through an ad and has an old Mexican WhatsApp ID. */
export const message = {
  id: 'wamid.HBgNNTIxNTUxMjM0NTY3OBUCABIYFDNBNTAA',
  type: 'image',
  text: 'Is <this> table\nstill free?',
  sender_phone: '+5215512345678',
  sender_wa_id: '5215512345678',
  sender_user_id: 'MX.13491208655302741918',
  sender_username: null,
  sender_name: 'ANA MARÍA LÓPEZ 🌵',
  sent_at: '2026-03-02T20:41:07.000Z',
  media_file_name: null,
  referral_source_id: '120208361429070318',
  referral_headline: 'Dinner in the Garden',
} satisfies Partial<Items['message']>;

export const status = {
  id: 'wamid.X:failed',
  message_id: 'wamid.X',
  status: 'failed',
  occurred_at: '2026-03-02T20:41:07.000Z',
  recipient_phone: '+886912345678',
  recipient_wa_id: '886912345678',
  recipient_user_id: null,
  recipient_name: null,
  error_code: 131026,
  error_title: 'Message Undeliverable',
  template_name: 'order_ready',
} satisfies Partial<Items['status']>;

export const contact = {
  id: 'c_1:2026-03-02T20:30Z',
  contact_id: 'c_1',
  phone: '+886912345678',
  wa_id: '886912345678',
  user_id: null,
  name: '陳美玲',
  language: 'zh',
  country: 'TW',
  tags: ['VIP', 'Garden Club of the Whole City'],
  consent: 'opted_in',
  consent_changed_at: '2026-02-14T18:03:22.000Z',
  consent_source: 'whatsapp',
  consent_method: 'double',
  consent_evidence: 'Wrote “START”.',
  last_inbound_at: '2026-03-02T09:41:07.000Z',
  last_message_type: 'text',
  last_message_text: 'Yes please',
  last_status: 'read',
  last_status_at: '2026-02-27T16:24:02.000Z',
} satisfies Partial<Items['contact']>;

export const consent = {
  id: 'mT5qXw2Rz8LkVb1NcJ0sYg',
  phone: '+886912345678',
  name: 'Mei Chen',
  country: 'TW',
  tags: [],
  consent: 'opted_out',
  previous_consent: 'opted_in',
  consent_changed_at: '2026-03-02T20:41:07.000Z',
  consent_source: 'whatsapp',
  consent_method: 'single',
  consent_evidence: 'Wrote “STOP”.',
} satisfies Partial<Items['consent']>;

export const digest = {
  window_start: '2026-03-02T20:30:00.000Z',
  window_end: '2026-03-02T20:45:00.000Z',
  messages_in: 3,
  messages_out: 1,
  messages_failed: 0,
  contacts_changed: 2,
  new_contacts: 1,
  contacts: [
    { contact_id: 'c_1', phone: '+886912345678', user_id: null, name: 'Mei Chen', tags: 'VIP; Regular' },
    { contact_id: 'c_2', phone: null, user_id: 'TW.13491208655302741918', name: null, tags: '' },
  ],
};
