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
  attributes: Record<string, string>;
  consent: Consent;
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
}
