import type { TemplateNode } from './templates/node.js';

/** The things of the local Meta's world, as they stand in memory. */

export interface App {
  id: string;
  secret: string;
  name: string;
  /** Where the app's webhooks go, once the handshake succeeded. */
  callback: Callback | null;
  /** The webhook fields the app asked for; null stands for all. */
  fields: string[] | null;
}

export interface Callback {
  url: string;
  verifyToken: string;
}

export interface Business {
  id: string;
  name: string;
}

export interface Waba {
  id: string;
  name: string;
  businessId: string;
  /** `owned` by the business, or a `client`'s account shared with it. */
  ownership: 'owned' | 'client';
  currency: string;
  timezone_id: string;
  message_template_namespace: string;
  /** Unix seconds. */
  creation_time: number;
  /** The apps that receive this account's webhooks, with the callback that overrides the app's own. */
  subscriptions: Map<string, Callback | null>;
  templates: TemplateNode[];
  /** Whether marketing templates may only go through the Marketing Messages API (error 131063). */
  marketingOnCloudApiDisabled?: boolean;
  /** How far the account is with the Marketing Messages API; ONBOARDED when absent. */
  marketingMessages?: 'INELIGIBLE' | 'ELIGIBLE' | 'ONBOARDED';
}

export interface PhoneNumber {
  id: string;
  wabaId: string;
  display_phone_number: string;
  verified_name: string;
  quality_rating: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN' | 'NA';
  code_verification_status: string;
  name_status: string;
  status: string;
  account_mode: 'LIVE' | 'SANDBOX';
  messaging_limit: string;
  throughput: 'STANDARD' | 'HIGH';
  /** True for a number that is in the WhatsApp Business app, too (Cloud API: coexistence). */
  onBusinessApp: boolean;
  /** Unregistered numbers cannot send (error 133010). */
  registered: boolean;
  /** Meta's test numbers reach these recipients alone (error 131030); null for a real number. */
  allowedRecipients: string[] | null;
  override: Callback | null;
}

export type TokenKind = 'USER' | 'SYSTEM_USER' | 'APP';

/** Why a token no longer works, named as people speak of it. */
export type TokenDeath = 'logged_out' | 'password_changed' | 'app_removed' | 'checkpointed' | 'expired';

export interface Token {
  value: string;
  kind: TokenKind;
  appId: string;
  userId: string;
  scopes: string[];
  /** The accounts it was granted; null stands for all. */
  wabaIds: string[] | null;
  /** Epoch milliseconds. */
  issuedAt: number;
  /** Epoch milliseconds; 0 is never. */
  expiresAt: number;
  death: TokenDeath | null;
}

export interface Media {
  id: string;
  phoneNumberId: string;
  wabaId: string;
  mime_type: string;
  bytes: Buffer;
  sha256: Buffer;
  /** Epoch milliseconds. */
  expiresAt: number;
  inbound: boolean;
}

/** A customer with a phone. */
export interface Customer {
  waId: string;
  name: string;
  userId: string;
  username: string | null;
  /** Customers with a username can hide their number from businesses (Cloud API: business-scoped user IDs). */
  hidesPhone: boolean;
  onWhatsApp: boolean;
  readReceipts: boolean;
  stoppedMarketing: boolean;
}

export type Ticks = 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed';

/** What a chat shows of one message. */
export interface ShownButton {
  type: string;
  text: string;
  url?: string;
  phone_number?: string;
  code?: string;
  /** The second line of a list row. */
  description?: string;
  /** What a quick reply gives back when it is pressed. */
  payload?: string;
}

export interface ShownMedia {
  kind: string;
  id?: string;
  link?: string;
  file_name?: string;
}

export interface Rendering {
  header?: string;
  media?: ShownMedia;
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  text: string;
  /** Of a limited-time offer; `ends_at` is ISO-8601. */
  offer?: { text: string; ends_at?: string };
  footer?: string;
  buttons?: ShownButton[];
  cards?: Rendering[];
}

export interface Message {
  id: string;
  phoneNumberId: string;
  wabaId: string;
  waId: string;
  from: 'business' | 'customer';
  type: string;
  rendering: Rendering;
  ticks: Ticks;
  /** Epoch milliseconds. */
  at: number;
  /** `marketing_lite` went through the Marketing Messages API. */
  category: 'service' | 'marketing' | 'marketing_lite' | 'utility' | 'authentication';
  callbackData: string | null;
  replyTo: string | null;
  /** The message as it was sent to Graph, or as the customer wrote it. */
  raw: Record<string, unknown>;
  error: { code: number; details: string } | null;
}
