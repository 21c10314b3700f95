import { z } from 'zod';
import { checked } from '../control-form.js';
import type { Json } from '../json.js';
import { chance, pick } from './chance.js';
import { faultKinds, type CallFault, type FaultKind, type StatusFault } from './fault.js';

/** Faults by chance. The same seed gives the same faults to the calls for the same customer. */
export interface FaultPlan {
  seed: string;
  /** Which part of the sends goes wrong, from 0 to 1. */
  calls: number;
  /** Which part of the accepted messages has trouble with its statuses, from 0 to 1. */
  statuses: number;
  /** Only these kinds; all that come by chance when absent. */
  kinds?: FaultKind[];
}

/** `hub_killed` is about no customer: it comes only when it is asked for. */
const chanceKinds = faultKinds.filter((kind) => kind !== 'hub_killed');

const shareRule = 'must be a number from 0 to 1, without quotes';
const share = z.number(shareRule).min(0, shareRule).max(1, shareRule).default(0);
const seedRule = 'must be a text or a number; the same one gives the same faults';
const kindsRule = `must be a list of one or more of: ${chanceKinds.join(', ')}`;

const planForm = z.strictObject({
  seed: z.union([z.string(), z.number()], seedRule).transform(String),
  calls: share,
  statuses: share,
  kinds: z.array(z.enum(chanceKinds, kindsRule), kindsRule).min(1, kindsRule).optional(),
});

/** A plan as somebody wrote it. @throws Error that names each field that is wrong, and says what it may be. */
export function planIn(input: Json): FaultPlan {
  return checked(planForm, input);
}

/** More bytes than an answer to a send has. */
const longestAnswer = 800;

const callFaults = (seed: string): CallFault[] => [
  { kind: 'timeout_before' },
  { kind: 'timeout_after' },
  { kind: 'reset_before' },
  { kind: 'reset_after' },
  { kind: 'reset_within', bytes: Math.floor(chance(seed, 'bytes') * longestAnswer) },
  { kind: 'error', code: 4, status: 429 },
  { kind: 'error', code: 130429 },
  { kind: 'error', code: 131056 },
  { kind: 'error', code: 131000, status: 500 },
  { kind: 'error', code: 131000, status: 500, accepted: true },
  { kind: 'server_error', status: 503 },
  { kind: 'server_error', status: 503, accepted: true },
  { kind: 'slow', milliseconds: 300 },
];

const statusFaults = (seed: string): StatusFault[] => [
  { kind: 'lost_status' },
  { kind: 'lost_status', statuses: ['sent'] },
  { kind: 'lost_status', statuses: ['delivered', 'read'] },
  { kind: 'late_status', milliseconds: 1_000 },
  { kind: 'repeated_status' },
  { kind: 'reordered_status' },
  // Not on WhatsApp, a limit of the customer, a file that does not fit, and a problem of WhatsApp's own.
  { kind: 'failed_status', code: pick([131026, 131049, 131053, 131000], seed, 'code') },
];

/** Draws the faults of a plan. */
export class PlannedFaults {
  private readonly drawn = new Map<string, number>();

  constructor(readonly plan: FaultPlan) {}

  /** What goes wrong with the next send to a customer. */
  ofCall(to: string): CallFault | null {
    const draw = this.draw('call', to);
    return chance(draw, 'whether') < this.plan.calls ? this.one(callFaults(draw), draw) : null;
  }

  /** What goes wrong with the statuses of the next message that was accepted for a customer. */
  ofMessage(to: string): StatusFault | null {
    const draw = this.draw('message', to);
    return chance(draw, 'whether') < this.plan.statuses ? this.one(statusFaults(draw), draw) : null;
  }

  private one<T extends CallFault | StatusFault>(faults: readonly T[], draw: string): T | null {
    const { kinds } = this.plan;
    const [first, ...rest] = faults.filter(({ kind }) => kinds?.includes(kind) ?? true);
    return first ? pick([first, ...rest], draw, 'which') : null;
  }

  private draw(what: string, to: string): string {
    const place = `${what} ${to}`;
    const count = this.drawn.get(place) ?? 0;
    this.drawn.set(place, count + 1);
    return `${this.plan.seed} ${place} ${count}`;
  }
}
