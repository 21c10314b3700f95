import type { Ticks } from '../entities.js';

/** Something that goes wrong on purpose. */
export type Fault = {
  /** Only calls whose path ends so, such as `messages`; every Graph call when absent. */
  path?: string;
  /** How many calls, or messages, it strikes; 1 when absent. */
  times?: number;
} & (CallFault | StatusFault);

/** What goes wrong with a call. With `accepted`, Meta did what it was asked for, and its answer says that it failed. */
export type CallFault =
  | {
      kind: 'error';
      code: number;
      status?: number;
      headers?: Record<string, string>;
      accepted?: boolean;
    }
  | { kind: 'server_error'; status?: number; accepted?: boolean }
  | { kind: 'timeout_before' | 'timeout_after' | 'reset_before' | 'reset_after' }
  /** The connection breaks after so many bytes of the answer, counted from its first line on. */
  | { kind: 'reset_within'; bytes: number }
  | { kind: 'slow'; milliseconds: number }
  /**
   * The hub dies while the call is on its way: after it allowed a send, before it hears what came of it. It is started
   * again so many milliseconds later.
   */
  | { kind: 'hub_killed'; milliseconds?: number };

/** What goes wrong with the statuses of a message that was accepted. */
export type StatusFault =
  | { kind: 'failed_status'; code: number }
  /** Those named never come; none at all when absent. */
  | { kind: 'lost_status'; statuses?: Ticks[] }
  | { kind: 'late_status'; milliseconds: number }
  /** Each comes twice. */
  | { kind: 'repeated_status' }
  /** The last comes first. */
  | { kind: 'reordered_status' };

/** What each kind must be told beside its name. */
const told: Record<(CallFault | StatusFault)['kind'], 'code' | 'bytes' | 'milliseconds' | null> = {
  error: 'code',
  server_error: null,
  timeout_before: null,
  timeout_after: null,
  reset_before: null,
  reset_after: null,
  reset_within: 'bytes',
  slow: 'milliseconds',
  hub_killed: null,
  failed_status: 'code',
  lost_status: null,
  late_status: 'milliseconds',
  repeated_status: null,
  reordered_status: null,
};

export type FaultKind = keyof typeof told;

export const faultKinds = Object.keys(told) as FaultKind[];

/** A fault as somebody wrote it. @throws Error that says what is wrong with it. */
export function faultIn(input: Readonly<Record<string, unknown>>): Fault {
  const kind = faultKinds.find((one) => one === input.kind);
  if (!kind) throw new Error(`kind must be one of: ${faultKinds.join(', ')}.`);
  const needed = told[kind];
  if (needed && typeof input[needed] !== 'number') throw new Error(`${needed} must be a number.`);
  return input as unknown as Fault;
}

export function isStatusFault(fault: CallFault | StatusFault): fault is StatusFault {
  return fault.kind.endsWith('_status');
}
