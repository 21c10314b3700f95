/** The parts of Meta's webhook bodies that the project reads. Everything else is kept as it came. */

/** Which business number an update belongs to (`value.metadata`). */
export interface Metadata {
  display_phone_number?: string;
  phone_number_id?: string;
}

/** Who is on the other side (`value.contacts[]`). Any part can be absent since usernames (Cloud API: business-scoped user IDs). */
export interface Contact {
  profile?: { name?: string; username?: string };
  wa_id?: string;
  user_id?: string;
  parent_user_id?: string;
}

/** One error as Meta writes it in a webhook. */
export interface WebhookError {
  code?: number;
  title?: string;
  message?: string;
  error_data?: { details?: string };
  href?: string;
}

/** One incoming message (`value.messages[]`). `type` says which of the other members is filled. */
export interface IncomingMessage {
  id?: string;
  from?: string;
  from_user_id?: string;
  timestamp?: string;
  type?: string;
  group_id?: string;
  [member: string]: unknown;
}

/** One status of a sent message (`value.statuses[]`). */
export interface MessageStatus {
  id?: string;
  status?: string;
  timestamp?: string;
  recipient_id?: string;
  recipient_user_id?: string;
  biz_opaque_callback_data?: string;
  errors?: WebhookError[];
  [member: string]: unknown;
}
