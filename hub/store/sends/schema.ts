import type { SendState, SendWord } from '../../sends/send.js';

/** The tables of the ledger of sends. Times are milliseconds since 1970. */
export interface SendTables {
  sends: SendsTable;
  send_rates: SendRatesTable;
  number_throughputs: NumberThroughputsTable;
  webhooks_missed: WebhooksMissedTable;
}

/** One try of a send; see SendState. */
export interface SendsTable {
  waba_id: string;
  operation: string;
  phone_number_id: string;
  recipient: string;
  dedup_key: string;
  state: SendWord;
  waits_for: SendState['waitsFor'];
  created_at: number;
  started_at: number | null;
  due_at: number | null;
  ended_at: number | null;
  keep_ms: number;
  refusals: number;
  undecided: number;
  message_id: string | null;
  /** See `shareOf`. */
  share: string;
  round: number | null;
  /** SendDetails as JSON. */
  details: string;
}

/** How much of a limit is used up; one that is over may be missing. */
export interface SendRatesTable {
  key: string;
  /** Microseconds since 1970, because a thousand messages a second are a millisecond apart; see `Lane`. */
  used_until: number;
  booked_until: number;
}

/** How much Meta lets the numbers of its accounts send. */
export interface NumberThroughputsTable {
  waba_id: string;
  phone_number_id: string;
  per_second: number;
  /** The number itself, by which Meta's events name it. */
  digits: string;
  told_at: number;
}

/** Has one row. */
export interface WebhooksMissedTable {
  /** Until then something may have come from Meta that no hub took. */
  at: number;
}
