import { setTimeout as sleep } from 'node:timers/promises';
import type { ZObject } from 'zapier-platform-core';
import { AGAIN_AFTER, nextStep, RERUN_AFTER } from '../whatsapp/retry.js';
import type { SendOutcome, SendPermit, SendReport, SendRequest } from '../whatsapp/send-permit.js';
import { clockTime, zoneOf } from '../whatsapp/time-zone.js';
import type { Deadline } from './deadline.js';
import { askEarlier, askPermit, reportOutcome, reportUnasked, type Permit } from './hub-api/ledger.js';
import { blocked } from './outcome.js';
import { LEAST_SEND_TIME, type Accepted, type NotSent, type Sent } from './graph-api/send.js';

/** A message to be sent once, whatever happens on the way. */
export interface Sending {
  request: SendRequest;
  /** What to do when the hub is set up and does not answer. */
  ifUnreachable: 'stop' | 'send';
  deadline: Deadline;
  /** Milliseconds that it may wait here now for its turn; `usualWait` when absent. A longer wait is Zapier’s. */
  longestWait?: () => number;
  /** Of the person’s Zapier account. */
  timezone: string | null | undefined;
  /** Sends it, marked with the operation of the request; what it throws says that nothing was sent. */
  post(): Promise<Sent>;
}

/** A message that is out. */
export interface SentOnce {
  /** Of the run that sent it. */
  operation: string;
  /** Null when an earlier run sent it: the ledger knows less. */
  accepted: Accepted | null;
  messageId: string | null;
  /** Of the message that went out, as in the request for it. */
  type: string;
  /** Meta's word; `accepted` until its first status. */
  status: string;
  alreadySent: boolean;
  /** When the ledger let an earlier run send it (ISO 8601); null when this run did. */
  sentBeforeAt: string | null;
  /** True when the hub allowed it, by the customer's consent among other things. */
  checked: boolean;
  /** What the person should know, in a sentence. */
  note: string | null;
}

/** Milliseconds that a step waits for its turn; what takes longer is run again by Zapier. */
const usualWait = 2_000;

/** The hub takes no more characters. */
const LONGEST_REASON = 2_000;

/** Notes of sends that nobody checked. */
const unchecked = {
  no_hub:
    'No hub is set up, so nobody checked whether the customer agreed to marketing and whether this message was sent before.',
  unreachable:
    'The hub did not answer, so nobody checked whether the customer agreed to marketing and whether this message was sent before.',
} as const;

/**
 * Sends a message once, though Zapier repeats steps and answers get lost: the ledger is asked before each try, and
 * told what became of it. What is safe to repeat is repeated here, or by Zapier in a while.
 * @throws the sentence that ends the run, or Zapier's signal to run it again.
 */
export async function sendOnce(z: ZObject, sending: Sending): Promise<SentOnce> {
  const { request, deadline } = sending;
  let refusals = 0;
  let lost: NotSent | null = null;
  for (;;) {
    const permit = await askPermit(z, request, deadline);
    if (permit.decision === 'wait') {
      await turn(z, permit, sending);
      continue;
    }
    if (permit.decision === 'already_sent') return sentBefore(permit, sending.timezone);
    if (permit.decision === 'blocked') throw blocked(z, permit.detail);
    if (permit.decision === 'given_up') throw halted(z, permit.detail);
    // An answer was lost, and nobody knows more about it.
    if (lost && permit.decision !== 'go') throw lost.refusal;
    if (permit.decision === 'unreachable' && sending.ifUnreachable === 'stop') throw stopped(z);

    const report = reporter(z, sending, permit);
    const sent = await posted(z, sending, report);
    if (sent.ok) {
      const { messageId: message_id } = sent.accepted;
      const told = await report({ outcome: 'accepted', message_id });
      if (told?.state === 'undelivered') throw notDelivered(z, told);
      return sentNow(request, sent.accepted, permit.decision === 'go' ? null : unchecked[permit.decision]);
    }
    const known = await report(outcomeOf(sent));
    // A status was faster than the answer.
    if (known?.state === 'undelivered') throw notDelivered(z, known);
    if (known?.state === 'accepted' && known.message_id !== null)
      return sentAfterAll(request, known.message_id);
    refusals = known?.refusals ?? refusals + 1;
    lost = sent.failure === 'unknown' ? sent : null;
    const next = nextStep(sent.failure, refusals);
    // A ledger that comes back now and did not hear of this try would let it go again.
    if (next === 'ask' && permit.decision !== 'go' && !known) throw sent.refusal;
    if (next === 'stop') throw sent.failure === 'safe' ? leftToPerson(z, sent) : sent.refusal;
    if (next === 'again' && deadline.left >= AGAIN_AFTER + LEAST_SEND_TIME) await sleep(AGAIN_AFTER);
    else if (next !== 'ask') throw rerun(z, sent);
  }
}

/**
 * What an earlier run sent under the key of this request; null when none did. For a step that does not send now, and
 * has to know before it says so.
 * @throws as `sendOnce`, while nobody can say whether one did.
 */
export async function sentEarlier(
  z: ZObject,
  { request, deadline, timezone }: Pick<Sending, 'request' | 'deadline' | 'timezone'>,
): Promise<SentOnce | null> {
  const earlier = await askEarlier(z, request, deadline);
  switch (earlier.decision) {
    case 'already_sent':
      return sentBefore(earlier, timezone);
    case 'wait':
      throw new z.errors.ThrottledError(earlier.detail, Math.ceil(earlier.seconds));
    case 'given_up':
      throw halted(z, earlier.detail);
    case 'unreachable':
      throw new z.errors.ThrottledError(notKnown, RERUN_AFTER);
    case 'no_hub':
    case 'not_sent':
      return null;
  }
}

const notKnown =
  'The hub does not answer, so nobody can check whether this message was sent before. Nothing was sent now; the step runs again in a moment.';

/** Waits a little for the turn; a longer wait is Zapier's. */
async function turn(
  z: ZObject,
  { seconds, reason, detail }: Extract<SendPermit, { decision: 'wait' }>,
  { deadline, longestWait = () => usualWait }: Sending,
): Promise<void> {
  const wait = seconds * 1_000;
  const fits = wait <= longestWait() && deadline.left >= wait + LEAST_SEND_TIME;
  if (!fits || reason === 'unknown_outcome') throw new z.errors.ThrottledError(detail, Math.ceil(seconds));
  await sleep(wait);
}

/** Sends it; when that is stopped before anything was sent, the ledger hears of it. */
async function posted(z: ZObject, { post }: Sending, report: Report): Promise<Sent> {
  try {
    return await post();
  } catch (error) {
    await report(stoppedBefore(z, error));
    throw error;
  }
}

type Report = (outcome: SendOutcome) => Promise<SendReport | null>;

/** How the ledger hears what became of the message; of one that it did not let through it hears what it is, too. */
function reporter(z: ZObject, { request, deadline }: Sending, { decision }: Permit): Report {
  const tell = decision === 'go' ? reportOutcome : reportUnasked;
  return (outcome) => tell(z, request, outcome, deadline);
}

function stoppedBefore(z: ZObject, error: unknown): SendOutcome {
  // Nothing runs a halted step again by itself, so it is for a person at once, and no try of WhatsApp’s.
  if (error instanceof z.errors.HaltedError) {
    return {
      outcome: 'refused',
      code: null,
      reason: error.message.slice(0, LONGEST_REASON).toWellFormed(),
      advice:
        'Mend it in the Zap, or in the record that it is about. Then run the step again from the Zap history.',
      retry: 'never',
    };
  }
  return {
    outcome: 'refused',
    code: null,
    reason: 'The step was stopped before the message was sent.',
    advice: 'Read what the step says in Zapier, and run it again.',
    retry: 'safe',
  };
}

function outcomeOf({ failure, code, happened: reason, advice }: NotSent): SendOutcome {
  return failure === 'unknown'
    ? { outcome: 'unknown', reason }
    : { outcome: 'refused', code, reason, advice, retry: failure };
}

function sentNow({ operation, type }: SendRequest, accepted: Accepted, note: string | null): SentOnce {
  const { messageId, status } = accepted;
  return {
    operation,
    accepted,
    messageId,
    type,
    status,
    alreadySent: false,
    sentBeforeAt: null,
    checked: note === null,
    note,
  };
}

function sentAfterAll({ operation, type }: SendRequest, messageId: string): SentOnce {
  const note = 'WhatsApp’s answer was lost, but its status says that the message was sent.';
  return {
    operation,
    accepted: null,
    messageId,
    type,
    status: 'sent',
    alreadySent: false,
    sentBeforeAt: null,
    checked: true,
    note,
  };
}

function sentBefore(
  {
    operation,
    message_id: messageId,
    type,
    status,
    sent_at: sentBeforeAt,
  }: Extract<SendPermit, { decision: 'already_sent' }>,
  timezone: Sending['timezone'],
): SentOnce {
  const zone = zoneOf(timezone);
  return {
    operation,
    accepted: null,
    messageId,
    type,
    status: status ?? 'accepted',
    alreadySent: true,
    sentBeforeAt,
    checked: true,
    note: `The same message was sent before, at ${clockTime(Date.parse(sentBeforeAt), zone)} (${zone}), so it was not sent again.`,
  };
}

/** WhatsApp may have said when to come back. */
function rerun(z: ZObject, { refusal, happened }: NotSent): Error {
  const { ThrottledError } = z.errors;
  return refusal instanceof ThrottledError ? refusal : new ThrottledError(happened, RERUN_AFTER);
}

function leftToPerson(z: ZObject, { happened, advice }: NotSent): Error {
  return halted(z, `${happened} It was tried three times, and nothing was sent. ${advice}`);
}

/** WhatsApp took it, and its status says already that it failed. */
function notDelivered(z: ZObject, { detail }: SendReport): Error {
  return halted(z, detail ?? 'WhatsApp took this message, and told that it failed.');
}

/** What the person can mend; the Zap stays on. */
function halted(z: ZObject, sentence: string): Error {
  return new z.errors.HaltedError(sentence);
}

function stopped(z: ZObject): Error {
  return new z.errors.Error(
    'The hub does not answer, so nobody can check whether the customer agreed to marketing and whether this message was sent before. Nothing was sent now. Ask the person who runs the hub whether it is up; or choose “Send Anyway” under “If the Hub Cannot Be Reached” in the step.',
  );
}
