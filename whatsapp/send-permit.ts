/** What a send asks the hub's ledger before it goes out: the wire form of `POST /v1/sends`, hence snake_case. */
export interface SendRequest {
  waba_id: string;
  phone_number_id: string;
  /** E.164, or a business-scoped user id. */
  to: string;
  /** Our id of this try; statuses bring it back in `biz_opaque_callback_data`. */
  operation: string;
  /** `service` is what is no template (Cloud API: categories). */
  category: 'marketing' | 'utility' | 'authentication' | 'service';
  /** Two sends with one key are the same send. */
  deduplication_key: string;
  /** How long an accepted send keeps its key. */
  deduplication_hours: number;
  type: string;
  /** What the customer will see, for the transcript of the conversation. */
  text: string | null;
  template_id: string | null;
  template_name: string | null;
  template_language: string | null;
  /** Which step of which Zap, in words for the failure list; no phone number in it. */
  zap: string | null;
  /** Asks only what became of earlier tries of the send: nothing is let through, and no place in the row is taken. */
  earlier_only?: true | undefined;
}

/** The ledger's answer. Only after `go` may the send go out. */
export type SendPermit =
  | { decision: 'go'; operation: string }
  /** Ask again after so many seconds: the place in the row is kept. */
  | {
      decision: 'wait';
      seconds: number;
      reason: 'number_rate' | 'pair_rate' | 'unknown_outcome';
      detail: string;
    }
  | { decision: 'blocked'; reason: 'no_consent' | 'pending' | 'opted_out'; detail: string }
  /** The same send went out before, under `operation`. */
  | {
      decision: 'already_sent';
      operation: string;
      message_id: string | null;
      /** The last status that WhatsApp told. */
      status: string | null;
      sent_at: string;
      /** What went out, as in the request of that try. */
      type: string;
    }
  /** No earlier try went out: the answer when only that was asked. */
  | { decision: 'not_sent' }
  /** Nobody can say what became of an earlier try, or it was not delivered: it is on the failure list. */
  | { decision: 'given_up'; operation: string; detail: string };

/** What became of a try: the wire form of `PATCH /v1/sends/:operation`. */
export type SendOutcome =
  | { outcome: 'accepted'; message_id: string }
  /** WhatsApp said no, and nothing was sent. `safe`: it is tried again by itself. */
  | {
      outcome: 'refused';
      code: number | null;
      reason: string;
      advice: string;
      retry: 'safe' | 'later' | 'never';
    }
  /** It may have gone out. */
  | { outcome: 'unknown'; reason: string };

/**
 * A message that went out though the ledger could not be asked, and what became of it: the wire form of
 * `PUT /v1/sends/:operation`.
 */
export type UnaskedSend = Omit<SendRequest, 'operation' | 'earlier_only'> & SendOutcome;

/** What the ledger makes of an outcome: the answer to `PATCH` and `PUT /v1/sends/:operation`. */
export interface SendReport {
  /**
   * `refused`: it is tried again. `given_up`: a person has to look. `accepted` also when a status told so before;
   * `undelivered` when one told before that it failed.
   */
  state:
    | 'waiting'
    | 'started'
    | 'unknown'
    | 'refused'
    | 'replaced'
    | 'accepted'
    | 'undelivered'
    | 'blocked'
    | 'given_up';
  /** How often this send was refused so far. */
  refusals: number;
  message_id: string | null;
  /** What to say of an `undelivered` one: why, and what to do. */
  detail: string | null;
}
