import { consentOf } from '../../../whatsapp/consent.js';
import { rulesMet } from '../../../whatsapp/tag-rule.js';
import { timeOfAnswer } from '../../contacts/consent-order.js';
import { isSettled, type ConversationState } from '../../contacts/conversation.js';
import { effectOf } from '../../contacts/inbound.js';
import type { Wishes } from '../deliveries/subscription-cache.js';
import type { ContactCommit, Happening } from './commit.js';
import { applyConsent } from './consents.js';
import { raiseByMessage } from './handoffs.js';
import { TagSets, TooManyTags } from './tag-sets.js';

/**
 * What the hub does by itself about what customers wrote or pressed: tags by rules, consent, handoffs. The contacts
 * and conversations that it changes are saved by the caller, the messages were before. Where nothing is to be done it
 * asks the database nothing.
 */
export async function react(
  commit: ContactCommit,
  happenings: readonly Happening[],
  wishes: Wishes,
): Promise<void> {
  await tag(commit, happenings, wishes);
  for (const happening of happenings) await takeConsent(commit, happening);
  await handOff(commit, happenings, wishes);
}

async function tag(commit: ContactCommit, happenings: readonly Happening[], wishes: Wishes): Promise<void> {
  const met = happenings.flatMap(({ event, contact }) =>
    rulesMet(event, wishes.tagRules(event.waba_id)).map((rule) => ({ event, contact, rule })),
  );
  if (met.length === 0) return;
  const tags = await TagSets.load(
    commit,
    met.map(({ contact }) => contact.id),
  );
  for (const { event, contact, rule } of met) {
    const at = Date.parse(event.occurred_at);
    try {
      tags.change(contact, { mode: 'add', tags: [rule.tag], at, source: 'rule' });
    } catch (error) {
      // Nobody is there to be told; the contact keeps the tags that it has.
      if (!(error instanceof TooManyTags)) throw error;
    }
  }
  await tags.save();
}

async function takeConsent(commit: ContactCommit, { event, contact }: Happening): Promise<void> {
  const said = consentOf(event, contact.consent);
  if (!said) return;
  const at = timeOfAnswer(said.state, Date.parse(event.occurred_at), contact.consent);
  await applyConsent(commit, contact, { ...said, at, source: 'whatsapp' }, event.phone_number_id);
}

async function handOff(
  commit: ContactCommit,
  happenings: readonly Happening[],
  wishes: Wishes,
): Promise<void> {
  const said = happenings.flatMap(saidIn);
  const latest = new Map<ConversationState, Said>();
  for (const one of said) if (one.effect.asks) latest.set(one.conversation, one);
  for (const one of said) {
    const { event, contact, conversation } = one;
    const conditions = wishes.handoffConditions(event.waba_id);
    if (conditions.length === 0) continue;
    const isLatest = latest.get(conversation) === one;
    await raiseByMessage(commit, event, isLatest, contact, conversation, conditions);
  }
}

/** What a customer said in a conversation, and no person has seen to yet. */
function saidIn({ event, contact, conversation }: Happening) {
  if (event.event !== 'message' || !conversation) return [];
  const effect = effectOf(event.data.message);
  // Who changes what was said, says nothing.
  if (!effect.opensWindow || isSettled(conversation, Date.parse(event.occurred_at))) return [];
  return [{ event, contact, conversation, effect }];
}

type Said = ReturnType<typeof saidIn>[number];
