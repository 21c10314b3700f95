import { EventEmitter } from 'node:events';
import type { Message, Ticks, TokenKind } from './entities.js';
import type { CallFault, StatusFault } from './faults/fault.js';

/** What the local Meta tells a listener, for printing and for waiting. No token is in any of it. */
export interface CloudApiEventMap {
  /** A token was given out: by the dialog's code, by a swap, or as an app token. */
  token: [
    event: {
      kind: TokenKind;
      app_id: string;
      waba_ids: string[] | null;
      scopes: string[];
      expires_at: number;
    },
  ];
  /** A message of the business was accepted (the 200 of the send). */
  message: [event: Message];
  /** A sent message got a status, and its webhook is about to go out. */
  status: [event: { message_id: string; wa_id: string; status: Ticks; error_code: number | null }];
  /** A webhook was posted. `status` is the answer's HTTP status, null when there was none. */
  webhook: [event: WebhookAttempt];
  /** A fault struck. `wa_id` is null for one that was asked for and strikes whatever comes. */
  fault: [event: { fault: CallFault | StatusFault; wa_id: string | null; message_id: string | null }];
  /** Something became of a template: `what` is the webhook's field. */
  template: [event: { template_id: string; name: string; language: string; status: string; what: string }];
  /** Something changed on a customer's phone. */
  phone: [event: { wa_id: string; what: 'message' | 'ticks' | 'typing'; message: Message | null }];
}

export interface WebhookAttempt {
  url: string;
  fields: string[];
  attempt: number;
  status: number | null;
  error: string | null;
}

export type CloudApiEvents = EventEmitter<CloudApiEventMap>;

export function createEvents(): CloudApiEvents {
  return new EventEmitter<CloudApiEventMap>();
}
