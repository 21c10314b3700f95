import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';
import { checked } from '../control-form.js';
import type { Json } from '../json.js';

/** Eleven days: a timer of Node's that is much longer fires at once. */
const longestWait = 1_000_000_000;

const whole = (least: number, most: number) => {
  const rule = `must be a whole number from ${least} to ${most}, without quotes`;
  return z.number(rule).int(rule).min(least, rule).max(most, rule);
};
const code = whole(1, 99_999_999);
const milliseconds = whole(0, longestWait);
const accepted = z.boolean('must be true or false, without quotes').optional();

const headersRule = 'must be an object of header names and texts, such as {"retry-after": "30"}';
const headers = z
  .record(z.string(), z.string(headersRule), headersRule)
  .refine((written) => Object.entries(written).every(isHeader), headersRule)
  .optional();

/** The statuses that can be lost: the lab tells no other. */
const ticks = ['sent', 'delivered', 'read', 'failed'] as const;
const ticksRule = `must be a list of one or more of: ${ticks.join(', ')}`;

/** How many calls, or messages, it strikes; 1 when absent. */
const times = whole(1, 1_000_000).optional();
const pathRule = 'must be the end of an address, such as "/messages"';
/** Only calls whose path ends so, such as `messages`; every Graph call when absent. */
const path = z.string(pathRule).min(1, pathRule).optional();

const ofCall = <Kind extends string, Told extends z.ZodRawShape>(kind: Kind, told: Told) =>
  z.strictObject({ kind: z.literal(kind), ...told, path, times });
const ofStatuses = <Kind extends string, Told extends z.ZodRawShape>(kind: Kind, told: Told) =>
  z.strictObject({ kind: z.literal(kind), ...told, times });

/** What goes wrong with a call. With `accepted`, Meta did what it was asked for, and its answer says that it failed. */
const callFaults = {
  error: ofCall('error', { code, status: whole(400, 599).optional(), headers, accepted }),
  server_error: ofCall('server_error', { status: whole(500, 599).optional(), accepted }),
  timeout_before: ofCall('timeout_before', {}),
  timeout_after: ofCall('timeout_after', {}),
  reset_before: ofCall('reset_before', {}),
  reset_after: ofCall('reset_after', {}),
  /** The connection breaks after so many bytes of the answer, counted from its first line on. */
  reset_within: ofCall('reset_within', { bytes: whole(0, 1_000_000) }),
  slow: ofCall('slow', { milliseconds }),
  /**
   * The hub dies while the call is on its way: after it allowed a send, before it hears what came of it. It is started
   * again so many milliseconds later.
   */
  hub_killed: ofCall('hub_killed', { milliseconds: milliseconds.optional() }),
};

/** What goes wrong with the statuses of a message that was accepted. */
const statusFaults = {
  failed_status: ofStatuses('failed_status', { code }),
  /** Those named never come; none at all when absent. */
  lost_status: ofStatuses('lost_status', {
    statuses: z.array(z.enum(ticks, ticksRule), ticksRule).min(1, ticksRule).optional(),
  }),
  late_status: ofStatuses('late_status', { milliseconds }),
  /** Each comes twice. */
  repeated_status: ofStatuses('repeated_status', {}),
  /** The last comes first. */
  reordered_status: ofStatuses('reordered_status', {}),
};

const forms = { ...callFaults, ...statusFaults };

export type FaultKind = keyof typeof forms;
export type CallFault = z.output<(typeof callFaults)[keyof typeof callFaults]>;
export type StatusFault = z.output<(typeof statusFaults)[keyof typeof statusFaults]>;

/** Something that goes wrong on purpose. */
export type Fault = CallFault | StatusFault;

export const faultKinds = Object.keys(forms) as FaultKind[];

/** A fault as somebody wrote it. @throws Error that names each field that is wrong, and says what it may be. */
export function faultIn(input: Json): Fault {
  const kind = faultKinds.find((one) => one === input.kind);
  if (!kind) throw new Error(`kind must be one of: ${faultKinds.join(', ')}.`);
  return checked(forms[kind], input);
}

export function isStatusFault(fault: Fault): fault is StatusFault {
  return fault.kind in statusFaults;
}

function isHeader([name, value]: [string, string]): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
