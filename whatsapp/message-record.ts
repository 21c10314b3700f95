/** A message as the hub remembers it, in or out. Every key is always there. Times are ISO-8601 in UTC. */
export interface MessageRecord {
  /** Meta's message id. */
  id: string;
  /** `in`: the customer wrote it. `out`: the business did. */
  direction: 'in' | 'out';
  type: string | null;
  /** What it says; null where WhatsApp does not tell, as for most messages that were sent. */
  text: string | null;
  /** Meta's time of the message; of one that was sent, its first status. */
  at: string;
  waba_id: string;
  phone_number_id: string | null;
  contact_id: string | null;
  contact_phone: string | null;
  contact_user_id: string | null;
  contact_name: string | null;
  /** `received` for a message of the customer; else `accepted`, `sent`, `delivered`, `read`, `played` or `failed`, never backwards. */
  status: string;
  sent_at: string | null;
  delivered_at: string | null;
  read_at: string | null;
  failed_at: string | null;
  error_code: number | null;
  error_title: string | null;
  error_advice: string | null;
  template_id: string | null;
  template_name: string | null;
  template_language: string | null;
  pricing_category: string | null;
  operation_id: string | null;
  crm_system: string | null;
  crm_object: string | null;
  crm_record_id: string | null;
}

/** How sends fared, over a period. Rates are from 0 to 1, null where there is nothing to count. */
export interface DeliveryReport extends DeliveryCounts {
  waba_id: string;
  from: string;
  to: string;
  by_template: (DeliveryCounts & { template_name: string | null })[];
  by_number: (DeliveryCounts & { phone_number_id: string | null })[];
  /** UTC days, `YYYY-MM-DD`. */
  by_day: (DeliveryCounts & { day: string })[];
  /** Why messages failed or were not sent. */
  failures: { error_code: number | null; error_title: string | null; advice: string | null; count: number }[];
}

/** `messages` is `accepted`, `sent` and `failed` together. */
export interface DeliveryCounts {
  /** Messages that WhatsApp took. */
  messages: number;
  /** Of which WhatsApp told nothing since. */
  accepted: number;
  /** Sent, and perhaps delivered and read since. */
  sent: number;
  delivered: number;
  read: number;
  /** WhatsApp took them, and could not deliver them. */
  failed: number;
  /** Not sent for good, mostly because WhatsApp refused them. What is blocked because the contact did not agree is none. */
  not_sent: number;
  /** Delivered, of those whose end is known (delivered or failed). */
  delivery_rate: number | null;
  /** Read, of those delivered. */
  read_rate: number | null;
}
