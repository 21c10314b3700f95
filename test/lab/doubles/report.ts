import type { Message } from '../../../lab/cloud-api/entities.js';
import type { Entry } from './ledger.js';
import type { Journey } from './zap-runs.js';

export interface Seen {
  journeys: readonly Journey[];
  /** All that Meta took, by the digits of the customers. */
  messages: ReadonlyMap<string, readonly Message[]>;
  /** The ids of the messages of which Meta never told a status. */
  silent: ReadonlySet<string>;
  ledger: ReadonlyMap<string, readonly Entry[]>;
}

/** What became of all sends. The lists name them. */
export interface Report {
  sends: number;
  runs: number;
  sent: number;
  blocked: number;
  givenUp: number;
  /** Nobody could tell: WhatsApp took the message, its answer was lost, and no status ever came; or so it looked. */
  undecidable: string[];
  /** Sent again after it was known that it went out: by a status that is no failure, or because the ledger was told. */
  doubled: string[];
  /** The run said that it was sent, or the ledger did, and it was not; or it failed, and no person hears of that. */
  lost: string[];
  /** Neither sent, nor blocked, nor given up. */
  unended: string[];
  /** Sent to who did not agree. */
  unwanted: string[];
}

export function reportOf({ journeys, messages, silent, ledger }: Seen): Report {
  const report: Report = {
    sends: journeys.length,
    runs: 0,
    sent: 0,
    blocked: 0,
    givenUp: 0,
    undecidable: [],
    doubled: [],
    lost: [],
    unended: [],
    unwanted: [],
  };
  for (const { operation, runs } of journeys) {
    const { waId, mustNotGo, number } = operation;
    const name = `send ${number}`;
    const taken = messages.get(waId) ?? [];
    const entries = ledger.get(waId) ?? [];
    const has = (state: string) => entries.some((entry) => entry.state === state);
    // What WhatsApp told to have failed, nobody got.
    const out = taken.filter(({ error }) => error === null);
    const isKnown = ({ id }: Message) => !silent.has(id) || entries.some(({ messageId }) => messageId === id);
    report.runs += runs.length;

    if (entries.some(({ undecided }) => undecided) || !taken.every(isKnown)) {
      report.undecidable.push(`${name}: ${taken.length} at WhatsApp, the ledger says ${words(entries)}`);
    }
    if (out.slice(0, -1).some(isKnown)) report.doubled.push(name);
    if (mustNotGo && taken.length > 0) report.unwanted.push(name);
    const saysSent = has('accepted') || runs.some(({ ended }) => ended === 'success');
    const isUnheard = entries.some(({ state, listed }) => failed.has(state) && !listed);
    if ((saysSent && taken.length === 0) || (has('accepted') && out.length === 0) || isUnheard)
      report.lost.push(name);

    if (has('accepted')) report.sent += 1;
    else if (entries.some(isForPerson)) report.givenUp += 1;
    else if (has('blocked')) report.blocked += 1;
    else report.unended.push(`${name}: ${words(entries)}, ${runs.at(-1)?.message ?? 'no message'}`);
  }
  return report;
}

/** What is for a person. */
const failed: ReadonlySet<string> = new Set(['given_up', 'undelivered']);

/** A person may have retried it, and not run the step again. */
function isForPerson({ state, listed }: Entry): boolean {
  return failed.has(state) || (state === 'replaced' && listed);
}

function words(entries: readonly Entry[]): string {
  return (
    entries.map(({ state, undecided }) => (undecided ? `${state} (undecided)` : state)).join(', ') ||
    'nothing'
  );
}
