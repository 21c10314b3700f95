import type { SendPermit, SendRequest } from '../../../whatsapp/send-permit.js';
import { identitiesOf } from '../../contacts/who.js';
import { consentBar } from '../../sends/consent.js';
import { sendLimits, usualThroughput } from '../../sends/limits.js';
import { undecided } from '../../sends/outcome.js';
import { isErased, type SendState } from '../../sends/send.js';
import { keptBy, standingOf } from '../../sends/standing.js';
import { loadContact, newcomer } from '../contacts/contacts.js';
import type { Database, Queries } from '../database/database.js';
import { followSends, listedAmong } from '../failures/sends.js';
import { alreadySent, givenUp, openOutcome, waitsForTurn } from './answers.js';
import { wouldBeTold } from './evidence.js';
import { withoutPerson } from './personal.js';
import { comeBack, join } from './queue.js';
import { findTries, takePlace, updateSend } from './rows.js';
import { findThroughput } from './throughputs.js';

const hourMs = 3_600_000;

/** See SendStore. Whoever asks takes a turn, so that of two with one key only one may send. */
export function permitSend(
  database: Database,
  request: SendRequest,
  perMinute: number,
  now: number,
): Promise<SendPermit | null> {
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const { waba_id: wabaId, operation, deduplication_key: key } = request;
    const tries = await findTries(tx, { wabaId, operation, key });
    if (tries.some((one) => one.key !== key)) return null;

    const standing = standingOf(tries, operation, await listedAmong(tx, tries), now);
    switch (standing.is) {
      case 'sent':
        return alreadySent(tx, standing.by);
      case 'open':
        return openOutcome(standing.until, now);
      case 'given_up':
        return givenUp(standing.by);
      case 'overdue': {
        const { by } = standing;
        if (!(await wouldBeTold(tx, by))) {
          const lost = undecided(by, now);
          await updateSend(tx, lost);
          await followSends(database, tx, [lost], now);
          return givenUp(by);
        }
        if (by.operation === operation) return permit(tx, request, by, perMinute, now);
        await updateSend(tx, { ...by, state: 'replaced', endedAt: now });
        return permit(tx, request, null, perMinute, now);
      }
      case 'free':
        return permit(tx, request, standing.place, perMinute, now);
    }
  });
}

/** Nothing speaks against the send but the customer and the limits. `place`: the row that it takes over. */
async function permit(
  queries: Queries,
  request: SendRequest,
  place: SendState | null,
  perMinute: number,
  now: number,
): Promise<SendPermit> {
  // It asked only whether something went out.
  if (request.earlier_only) return { decision: 'not_sent' };
  const asked = newSend(request, now);
  const isUnderWay = place?.operation === asked.operation;
  const fresh = isUnderWay && isErased(place) ? withoutPerson(asked) : asked;
  const earlier = place && keptBy(place, now) ? place : null;
  const inLine = earlier && isOfSameLine(earlier, fresh) ? earlier : null;
  const send: SendState = {
    ...fresh,
    createdAt: inLine?.createdAt ?? now,
    dueAt: inLine?.dueAt ?? null,
    waitsFor: inLine?.waitsFor ?? null,
    round: inLine?.round ?? null,
    refusals: earlier?.refusals ?? 0,
  };
  const save = (changes: Partial<SendState>) => takePlace(queries, place, { ...send, ...changes });

  const consent = request.category === 'marketing' ? await consentOf(queries, request) : null;
  const bar = consentBar(request.category, consent);
  if (bar) {
    const details = { ...send.details, reason: bar.detail };
    await save({ state: 'blocked', endedAt: now, dueAt: null, waitsFor: null, details });
    return bar;
  }
  const throughput = await findThroughput(queries, send);
  const limits = sendLimits(perMinute, throughput?.perSecond ?? usualThroughput);
  const { turn, round } = await (inLine ? comeBack : join)(queries, send, limits, now);
  if (!turn.now) {
    const { dueAt, waitsFor } = turn;
    await save({ state: 'waiting', round, dueAt, waitsFor });
    return waitsForTurn(turn, now);
  }
  await save({ state: 'started', round, startedAt: now, dueAt: null, waitsFor: null });
  return { decision: 'go', operation: send.operation };
}

export function newSend(request: SendRequest, now: number): SendState {
  const { type, category, text, template_id, template_name, template_language, zap } = request;
  const who = newcomer(request.to);
  const [recipient = request.to] = who ? identitiesOf(who) : [];
  return {
    wabaId: request.waba_id,
    operation: request.operation,
    phoneNumberId: request.phone_number_id,
    recipient,
    key: request.deduplication_key,
    state: 'waiting',
    waitsFor: null,
    createdAt: now,
    startedAt: null,
    dueAt: null,
    endedAt: null,
    keepMs: Math.round(request.deduplication_hours * hourMs),
    refusals: 0,
    undecided: false,
    messageId: null,
    round: null,
    details: {
      type,
      category,
      text: text ?? undefined,
      templateId: template_id ?? undefined,
      templateName: template_name ?? undefined,
      templateLanguage: template_language ?? undefined,
      zap: zap ?? undefined,
    },
  };
}

/** True when both wait for the same limits: one key may have been used for two customers. */
function isOfSameLine(one: SendState, other: SendState): boolean {
  return one.phoneNumberId === other.phoneNumberId && one.recipient === other.recipient;
}

async function consentOf(queries: Queries, { waba_id: wabaId, to: key }: SendRequest) {
  const contact = await loadContact(queries, { wabaId, key });
  return contact?.consent.state ?? null;
}
