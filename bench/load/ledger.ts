/** What became of every request of a load: `sent` is always the sum of the three below it. */
export interface Ledger {
  sent: number;
  /** Answered 2xx. */
  acknowledged: number;
  /** Answered anything else. */
  refused: number;
  /** The connection ended, or the time to answer did, without an answer. */
  lost: number;
  /** How many answers carried which HTTP status. */
  statuses: Record<string, number>;
}

/** A ledger with nothing in it. */
export function emptyLedger(): Ledger {
  return { sent: 0, acknowledged: 0, refused: 0, lost: 0, statuses: {} };
}

/** Writes one answer down; true when it was an acknowledgement. */
export function recordAnswer(ledger: Ledger, status: number): boolean {
  ledger.statuses[status] = (ledger.statuses[status] ?? 0) + 1;
  const acknowledged = status >= 200 && status < 300;
  if (acknowledged) ledger.acknowledged++;
  else ledger.refused++;
  return acknowledged;
}

/** Where every message of a run was seen. */
export interface Passage {
  sent: number;
  acknowledged: number;
  stored: number;
  /** Absent where nothing subscribed. */
  delivered?: number;
}

/** Why a run counts for nothing, as a sentence; null when every message sent was acknowledged, stored and delivered. */
export function voidReason(passage: Passage): string | null {
  const { sent, ...seen } = passage;
  const off = Object.entries(seen).filter(([, count]) => count !== sent);
  if (off.length === 0) return null;
  const list = off.map(([name, count]) => `${name} ${count}`).join(', ');
  return `The ledger does not balance: sent ${sent}, but ${list}.`;
}
