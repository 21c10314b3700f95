import type { ConsentState } from './consent.js';

/** A contact as the hub's API gives it. Every key is always there; what is not known is null. Times are ISO-8601 in UTC. */
export interface ContactItem {
  /** The hub's id of the contact; it goes on answering after two contacts were found to be one. */
  id: string;
  waba_id: string;
  /** E.164 as WhatsApp tells it; null for a customer who hides the number behind a username. */
  phone: string | null;
  wa_id: string | null;
  /** Meta's business-scoped user id. */
  user_id: string | null;
  parent_user_id: string | null;
  username: string | null;
  name: string | null;
  /** ISO 639-1, guessed from the country and what the customer writes, or told by an action. */
  language: string | null;
  /** ISO 3166-1 alpha-2 of the phone number. */
  country: string | null;
  /** In alphabetical order. */
  tags: string[];
  attributes: Record<string, string>;
  consent: ConsentState;
  consent_changed_at: string | null;
  /** Where the last change came from, as `changeSources` names it. */
  consent_source: string | null;
  consent_method: 'single' | 'double' | null;
  /** What proves it, in words. */
  consent_evidence: string | null;
  consent_message_id: string | null;
  first_inbound_at: string | null;
  last_inbound_at: string | null;
  first_outbound_at: string | null;
  last_outbound_at: string | null;
  inbound_count: number;
  outbound_count: number;
  last_message_type: string | null;
  /** What the customer wrote last. */
  last_message_text: string | null;
  /** Until then any message may be sent (Cloud API: customer service window); in the past when it is closed. */
  service_window_ends_at: string | null;
  /** Until then everything is free (Cloud API: free entry point). */
  free_entry_point_ends_at: string | null;
  last_status: string | null;
  last_status_at: string | null;
  last_status_message_id: string | null;
  last_error_code: number | null;
  last_error_title: string | null;
  last_error_at: string | null;
  last_ad_source_id: string | null;
  last_ad_headline: string | null;
  last_ad_click_id: string | null;
  last_ad_at: string | null;
  created_at: string;
  updated_at: string;
}
