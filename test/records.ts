import type { ContactItem } from '../whatsapp/contact-item.js';
import type { ConversationWithMessages } from '../whatsapp/conversation-item.js';
import type { MessageRecord } from '../whatsapp/message-record.js';
import { NUMBER, WABA } from './account.js';

/** A message of a customer, as the hub remembers it. */
export function messageRecord(changes: Partial<MessageRecord> = {}): MessageRecord {
  return {
    id: 'wamid.1',
    direction: 'in',
    type: 'text',
    text: 'Is this table free?',
    at: '2026-03-02T09:41:07.000Z',
    waba_id: WABA,
    phone_number_id: NUMBER,
    contact_id: 'c_a1B2c3D4e5F6g7H8i9J0',
    contact_phone: '+16505551234',
    contact_user_id: 'US.13491208655302741918',
    contact_name: 'Pablo Morales',
    status: 'received',
    sent_at: null,
    delivered_at: null,
    read_at: null,
    failed_at: null,
    error_code: null,
    error_title: null,
    error_advice: null,
    template_id: null,
    template_name: null,
    template_language: null,
    pricing_category: null,
    operation_id: null,
    crm_system: null,
    crm_object: null,
    crm_record_id: null,
    ...changes,
  };
}

/** A contact who wrote once, as the hub's API gives it. */
export function contactItem(changes: Partial<ContactItem> = {}): ContactItem {
  return {
    id: 'c_a1B2c3D4e5F6g7H8i9J0',
    waba_id: WABA,
    phone: '+16505551234',
    wa_id: '16505551234',
    user_id: 'US.13491208655302741918',
    parent_user_id: null,
    username: null,
    name: 'Pablo Morales',
    language: 'en',
    country: 'US',
    tags: ['Newsletter', 'VIP'],
    attributes: { city: 'Rome' },
    consent: 'transactional',
    consent_changed_at: null,
    consent_source: null,
    consent_method: null,
    consent_evidence: null,
    consent_message_id: null,
    first_inbound_at: '2026-03-02T09:41:07.000Z',
    last_inbound_at: '2026-03-02T09:41:07.000Z',
    first_outbound_at: null,
    last_outbound_at: null,
    inbound_count: 1,
    outbound_count: 0,
    last_message_type: 'text',
    last_message_text: 'Is this table free?',
    service_window_ends_at: '2026-03-03T09:41:07.000Z',
    free_entry_point_ends_at: null,
    last_status: null,
    last_status_at: null,
    last_status_message_id: null,
    last_error_code: null,
    last_error_title: null,
    last_error_at: null,
    last_ad_source_id: null,
    last_ad_headline: null,
    last_ad_click_id: null,
    last_ad_at: null,
    created_at: '2026-03-02T09:41:08.214Z',
    updated_at: '2026-03-02T09:41:08.214Z',
    ...changes,
  };
}

/** A conversation with one message that nobody has answered. */
export function conversation(changes: Partial<ConversationWithMessages> = {}): ConversationWithMessages {
  return {
    id: `c_a1B2c3D4e5F6g7H8i9J0:${NUMBER}`,
    waba_id: WABA,
    contact_id: 'c_a1B2c3D4e5F6g7H8i9J0',
    contact_phone: '+16505551234',
    contact_user_id: 'US.13491208655302741918',
    contact_name: 'Pablo Morales',
    phone_number_id: NUMBER,
    business_phone: '+15550783881',
    state: 'open',
    opened_at: '2026-03-02T09:41:07.000Z',
    message_count: 1,
    first_response_seconds: null,
    unanswered_since: '2026-03-02T09:41:07.000Z',
    last_inbound_at: '2026-03-02T09:41:07.000Z',
    last_outbound_at: null,
    service_window_ends_at: '2026-03-03T09:41:07.000Z',
    handoff_requested_at: null,
    handoff_reason: null,
    resolved_at: null,
    resolved_by: null,
    messages: [messageRecord()],
    ...changes,
  };
}
