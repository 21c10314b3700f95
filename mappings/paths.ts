import type { ContactItem } from '../whatsapp/contact-item.js';
import type { Items } from './facts.js';

/** The kinds of item for which a user can write lines of their own. */
export type LineKind = Exclude<keyof Items, 'line'>;

/** What is inside a member: nothing, anything (such as a form’s answers), or members that are known. */
type Inside = '' | 'any' | Members;

interface Members {
  readonly [member: string]: Inside;
}

/** One entry for each member of an item, so that none can be forgotten. */
type MembersOf<Item> = { readonly [Member in keyof Item]-?: Inside };

const contact: MembersOf<ContactItem> = {
  id: '',
  waba_id: '',
  phone: '',
  wa_id: '',
  user_id: '',
  parent_user_id: '',
  username: '',
  name: '',
  language: '',
  country: '',
  tags: 'any',
  attributes: 'any',
  consent: '',
  consent_changed_at: '',
  consent_source: '',
  consent_method: '',
  consent_evidence: '',
  consent_message_id: '',
  first_inbound_at: '',
  last_inbound_at: '',
  first_outbound_at: '',
  last_outbound_at: '',
  inbound_count: '',
  outbound_count: '',
  last_message_type: '',
  last_message_text: '',
  service_window_ends_at: '',
  free_entry_point_ends_at: '',
  last_status: '',
  last_status_at: '',
  last_status_message_id: '',
  last_error_code: '',
  last_error_title: '',
  last_error_at: '',
  last_ad_source_id: '',
  last_ad_headline: '',
  last_ad_click_id: '',
  last_ad_at: '',
  created_at: '',
  updated_at: '',
};

const counts = {
  messages_in: '',
  messages_out: '',
  messages_delivered: '',
  messages_read: '',
  messages_failed: '',
} as const;

const members: { readonly [Kind in LineKind]: MembersOf<Items[Kind]> } = {
  message: {
    id: '',
    type: '',
    text: '',
    sent_at: '',
    received_at: '',
    first_message: '',
    waba_id: '',
    phone_number_id: '',
    business_phone: '',
    group_id: '',
    shared_contacts: 'any',
    sender_phone: '',
    sender_wa_id: '',
    sender_user_id: '',
    sender_parent_user_id: '',
    sender_username: '',
    sender_name: '',
    button_payload: '',
    button_text: '',
    list_reply_id: '',
    list_reply_title: '',
    list_reply_description: '',
    flow_name: '',
    flow_token: '',
    flow_answers: 'any',
    call_permission_response: '',
    call_permission_expires_at: '',
    order_items: 'any',
    order_total: '',
    order_currency: '',
    order_catalog_id: '',
    order_note: '',
    reply_to_message_id: '',
    forwarded: '',
    frequently_forwarded: '',
    referred_product_id: '',
    referred_catalog_id: '',
    referral_source_url: '',
    referral_source_id: '',
    referral_source_type: '',
    referral_headline: '',
    referral_body: '',
    referral_media_type: '',
    referral_media_url: '',
    referral_thumbnail_url: '',
    referral_click_id: '',
    referral_ref: '',
    referral_welcome_text: '',
    media_id: '',
    media_file_name: '',
    media_mime_type: '',
    media_sha256: '',
    media_caption: '',
    voice: '',
    animated: '',
    system_type: '',
    system_new_phone: '',
    system_new_wa_id: '',
    system_new_user_id: '',
    original_message_id: '',
    unsupported_type: '',
    error_code: '',
    error_title: '',
    error_details: '',
    reaction_emoji: '',
    reaction_message_id: '',
    location_latitude: '',
    location_longitude: '',
    location_name: '',
    location_address: '',
    location_url: '',
  },
  status: {
    id: '',
    message_id: '',
    status: '',
    occurred_at: '',
    received_at: '',
    waba_id: '',
    phone_number_id: '',
    business_phone: '',
    recipient_phone: '',
    recipient_wa_id: '',
    recipient_user_id: '',
    recipient_name: '',
    group_id: '',
    error_code: '',
    error_title: '',
    error_explanation: '',
    error_advice: '',
    error_details: '',
    error_can_repeat: '',
    pricing_category: '',
    pricing_type: '',
    pricing_model: '',
    conversation_id: '',
    conversation_type: '',
    conversation_expires_at: '',
    operation_id: '',
    template_id: '',
    template_name: '',
    template_language: '',
    crm_system: '',
    crm_object: '',
    crm_record_id: '',
    callback_data: '',
  },
  contact: {
    ...contact,
    ...counts,
    contact_id: '',
    window_start: '',
    window_end: '',
    tags_added: 'any',
    tags_removed: 'any',
    changed: 'any',
    changed_by: 'any',
  },
  digest: {
    ...counts,
    id: '',
    waba_id: '',
    phone_number_id: '',
    window_start: '',
    window_end: '',
    contacts_changed: '',
    new_contacts: '',
    tags_added: '',
    tags_removed: '',
    opted_in: '',
    opted_out: '',
    contacts: 'any',
    contacts_not_listed: '',
  },
  consent: {
    state: '',
    previous: '',
    changed_at: '',
    source: '',
    method: '',
    evidence: '',
    message_id: '',
    contact,
  },
};

/** Every path that a line may name; `.…` stands for what is inside a list or an object. */
export function pathsOf(kind: LineKind): string[] {
  return pathsIn(members[kind]);
}

function pathsIn(known: Members): string[] {
  return Object.entries(known).flatMap(([member, inside]) => {
    if (inside === '') return [member];
    if (inside === 'any') return [member, `${member}.…`];
    return pathsIn(inside).map((path) => `${member}.${path}`);
  });
}

/** True for a path that an item of the kind can have. */
export function isPath(kind: LineKind, path: string): boolean {
  let inside: Inside = members[kind];
  for (const member of path.split('.')) {
    if (member === '' || inside === '') return false;
    if (inside === 'any') continue;
    const next: Inside | undefined = Object.hasOwn(inside, member) ? inside[member] : undefined;
    if (next === undefined) return false;
    inside = next;
  }
  return true;
}
