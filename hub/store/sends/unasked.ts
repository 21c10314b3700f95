import { sql } from 'kysely';
import type { SendOutcome, SendReport, SendRequest } from '../../../whatsapp/send-permit.js';
import type { SendState, SendWord } from '../../sends/send.js';
import { keptBy, placeOf } from '../../sends/standing.js';
import { inContactCommit, type ContactCommit } from '../contacts/commit.js';
import { erasedMessage, wasErased } from '../contacts/erased.js';
import type { Database } from '../database/database.js';
import { likeAnywhere } from '../database/like.js';
import { newSend } from './permit.js';
import { withoutPerson } from './personal.js';
import { findTries, takePlace } from './rows.js';
import { settle } from './settle.js';

/** From the start of a step until it tells of its send, and as far as Meta's clock and ours may differ. */
const statusesSinceMs = 5 * 60_000;

/** See SendStore. */
export async function recordSend(
  database: Database,
  request: SendRequest,
  outcome: SendOutcome,
  now: number,
): Promise<SendReport | null> {
  const { result } = await inContactCommit(database, now, async (commit) => {
    const { waba_id: wabaId, operation, deduplication_key: key } = request;
    const tries = await findTries(commit.tx, { wabaId, operation, key });
    const place = placeOf(tries, operation);
    if (place && place.key !== key) return null;
    const became = await heardOf(commit, request, outcome);
    if (place?.operation === operation) {
      // Another try has its place, so that it was refused tells nothing new.
      const isOver = place.state === 'replaced' && became.outcome === 'refused';
      return settle(commit, isOver ? place : tried(place, now), became);
    }
    const refusals = place && keptBy(place, now) ? place.refusals : 0;
    const asked = tried({ ...newSend(request, now), refusals }, now);
    const send = (await isOfErased(commit, wabaId, became)) ? withoutPerson(asked) : asked;
    await takePlace(commit.tx, place, send);
    return settle(commit, send, became);
  });
  return result;
}

/** A send that was tried, though the ledger did not let it, or its answer was lost. */
function tried(send: SendState, now: number): SendState {
  if (!notTried.has(send.state)) return send;
  return { ...send, state: 'started', startedAt: now, dueAt: null, waitsFor: null, endedAt: null };
}

const notTried: ReadonlySet<SendWord> = new Set(['waiting', 'refused', 'replaced', 'blocked']);

/** What became of it, unless a status was faster: that knows it better, and is not told again. */
async function heardOf(
  { tx, now }: ContactCommit,
  { waba_id: wabaId, operation }: SendRequest,
  outcome: SendOutcome,
): Promise<SendOutcome> {
  if (outcome.outcome === 'accepted') return outcome;
  const brought = JSON.stringify({ operationId: operation }).slice(1, -1);
  const message = await tx
    .selectFrom('messages')
    .select('id')
    .where('waba_id', '=', wabaId)
    .where('at', '>', now - statusesSinceMs)
    .where('direction', '=', 'out')
    .where(likeAnywhere(sql.ref('state'), brought))
    .limit(1)
    .executeTakeFirst();
  return message ? { outcome: 'accepted', message_id: message.id } : outcome;
}

/** Its status came before, and then somebody erased the contact. */
async function isOfErased(
  { database, tx }: ContactCommit,
  wabaId: string,
  outcome: SendOutcome,
): Promise<boolean> {
  return outcome.outcome === 'accepted' && wasErased(database, tx, erasedMessage(wabaId, outcome.message_id));
}
