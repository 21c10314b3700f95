import { randomBytes } from 'node:crypto';
import type { ChangeSource } from '../../whatsapp/change-source.js';
import type { ConsentState } from '../../whatsapp/consent.js';

/** A contact as the hub keeps it. Times are epoch milliseconds. */
export interface ContactState {
  id: string;
  wabaId: string;
  createdAt: number;
  updatedAt: number;
  waId: string | null;
  userId: string | null;
  parentUserId: string | null;
  username: string | null;
  name: string | null;
  language: string | null;
  /** What a person or a CRM said; WhatsApp's profile name and our guess of the language do not change it. */
  told: { name: boolean; language: boolean };
  attributes: Record<string, string>;
  consent: Consent;
  /** False until a message came that is more than the placeholder of one. */
  hasWritten: boolean;
  firstInboundAt: number | null;
  lastInboundAt: number | null;
  firstOutboundAt: number | null;
  lastOutboundAt: number | null;
  inboundCount: number;
  outboundCount: number;
  lastMessageType: string | null;
  lastMessageText: string | null;
  serviceWindowEndsAt: number | null;
  freeEntryPointEndsAt: number | null;
  lastStatus: { status: string; at: number; messageId: string } | null;
  lastError: { code: number | null; title: string | null; at: number } | null;
  lastAd: { sourceId: string | null; headline: string | null; clickId: string | null; at: number } | null;
}

export interface Consent {
  state: ConsentState;
  /** Null until somebody said something. */
  at: number | null;
  source: ChangeSource | null;
  method: 'single' | 'double' | null;
  evidence: string | null;
  messageId: string | null;
  /** The customer's own refusals of before this moment were taken back by somebody else's word. */
  refusalsUntil?: number | undefined;
}

/** A contact of whom nothing is known yet. `now` in epoch milliseconds. */
export function newContact(wabaId: string, now: number): ContactState {
  return {
    id: contactId(now),
    wabaId,
    createdAt: now,
    updatedAt: now,
    waId: null,
    userId: null,
    parentUserId: null,
    username: null,
    name: null,
    language: null,
    told: { name: false, language: false },
    attributes: {},
    consent: {
      state: 'transactional',
      at: null,
      source: null,
      method: null,
      evidence: null,
      messageId: null,
    },
    hasWritten: false,
    firstInboundAt: null,
    lastInboundAt: null,
    firstOutboundAt: null,
    lastOutboundAt: null,
    inboundCount: 0,
    outboundCount: 0,
    lastMessageType: null,
    lastMessageText: null,
    serviceWindowEndsAt: null,
    freeEntryPointEndsAt: null,
    lastStatus: null,
    lastError: null,
    lastAd: null,
  };
}

/** True for what can only be the hub's own id of a contact. */
export function isContactId(key: string): boolean {
  return key.startsWith('c_');
}

/** Ids rise with time, so that new contacts lie side by side in every index; 64 bits of each are random. */
function contactId(now: number): string {
  return `c_${now.toString(36).padStart(9, '0')}${randomBytes(9).toString('base64url').slice(0, 11)}`;
}
