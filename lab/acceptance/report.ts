import type { Row } from './row.js';
import type { Verdict } from './verdict.js';

/** All that came of a run. */
export interface Report {
  where: 'lab' | 'account';
  /** ISO-8601. */
  startedAt: string;
  /** How long the run took. */
  seconds: number;
  /** How many sample messages there were to send. */
  asked: number;
  /** How many of them WhatsApp took. */
  sent: number;
  delivered: number;
  verdict: Verdict;
  rows: Row[];
  /** Seconds until each delivered sample message was on the phone. */
  displayTimes: number[];
}
