import type { SendOutcome, SendPermit, SendReport, SendRequest } from '../../../whatsapp/send-permit.js';

/** A phone number of a business, by Meta's ids. */
export interface BusinessNumber {
  wabaId: string;
  phoneNumberId: string;
}

/** What Meta tells of how much a number may send. */
export interface Throughput {
  /** Messages. */
  perSecond: number;
  /** The number as Meta shows it. */
  displayed: string;
}

/** The ledger of sends: the part of the store that knows what went out. Every method is one transaction. */
export interface SendStore {
  /**
   * Whether a send may go out now; only after `go` it may. `perMinute` is the ceiling of its number, beside its
   * throughput.
   * Null: the operation belongs to another send.
   */
  permitSend(request: SendRequest, perMinute: number, now: number): Promise<SendPermit | null>;
  /** Takes over what became of a try. Null: there is no such operation. */
  settleSend(
    wabaId: string,
    operation: string,
    outcome: SendOutcome,
    now: number,
  ): Promise<SendReport | null>;
  /**
   * Takes a send into the ledger that went out though the ledger could not be asked, with what became of it: kept once,
   * however often it is told; each refusal counts as a try. Null: the operation belongs to another send.
   */
  recordSend(request: SendRequest, outcome: SendOutcome, now: number): Promise<SendReport | null>;
  /** Says that until `now` Meta may have told something that the hub could not take: it was away, or refused it. */
  noteMissedWebhooks(now: number): Promise<void>;
  /** What Meta told last of how much a number may send, and when; null when it was never asked. */
  throughput(number: BusinessNumber): Promise<{ perSecond: number; toldAt: number } | null>;
  /** Keeps what Meta told, for the permits of all hubs that share the store. */
  saveThroughput(number: BusinessNumber, throughput: Throughput, now: number): Promise<void>;
  /** Gives up what nobody came back for, at most `limit`; gives how many. */
  giveUpSends(now: number, limit: number): Promise<number>;
  /**
   * Deletes what was asked for before `before`, ended, and keeps no key any more, at most `limit` rows; gives how many.
   * What was not sent stays for reports, until `pruneContactData`.
   */
  pruneSends(before: number, now: number, limit: number): Promise<number>;
}
