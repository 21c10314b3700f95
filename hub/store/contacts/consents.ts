import { sql } from 'kysely';
import { isLaterConsent } from '../../contacts/consent-order.js';
import type { ContactState } from '../../contacts/contact.js';
import { column } from '../database/column.js';
import type { Database } from '../database/database.js';
import { inContactCommit, type ContactCommit } from './commit.js';
import { refusalsTakenBack } from './consent-proof.js';
import { tellConsent } from './consent-told.js';
import { contactItem, loadOrCreate, saveContact } from './contacts.js';
import type { ConsentChange, ConsentResult, ConsentSaid, ContactRef, Woken } from './store.js';

const longestEvidence = 2_000;
const longestMessageId = 256;
/** What a source repeats is kept so long. */
const keepRepetitionsMs = 90 * 86_400_000;

export async function changeConsent(
  database: Database,
  ref: ContactRef,
  change: ConsentChange,
  now: number,
): Promise<Woken<ConsentResult> | null> {
  const { result, wake } = await inContactCommit(database, now, async (commit) => {
    const found = await loadOrCreate(commit, ref, change.source);
    if (!found) return null;
    const { contact } = found;
    const previous = contact.consent.state;
    const changed = await applyConsent(commit, contact, change, null);
    await saveContact(commit, contact);
    return { contact: await contactItem(commit.tx, contact), previous, changed };
  });
  return result && { ...result, wake };
}

/**
 * Records what was said about marketing, and changes the contact, which the caller saves; false when a later word is
 * known, or the same one, or the customer's own refusal stands. When the state is another one, Zaps hear of it. `phoneNumberId`: where it was said.
 */
export async function applyConsent(
  commit: ContactCommit,
  contact: ContactState,
  change: ConsentChange,
  phoneNumberId: string | null,
): Promise<boolean> {
  const said: ConsentSaid = {
    ...change,
    at: Math.min(change.at ?? commit.now, commit.now),
    evidence: column(change.evidence, longestEvidence),
    messageId: column(change.messageId, longestMessageId),
  };
  if (await isKnown(commit, contact, said)) return false;
  const takesBack = await refusalsTakenBack(commit, contact, said, change.at !== null);
  const stands = await ownRefusalStands(commit, contact, said, takesBack);
  await record(commit, contact, said);
  await forgetRepetitions(commit, contact);
  const previous = contact.consent;
  if (stands || !(isLaterConsent(said, previous) || (await isLateRefusal(commit, contact, said))))
    return false;
  const { state, at, source, method, evidence, messageId } = said;
  const refusalsUntil = takesBack ?? (previous.state === 'opted_in' ? previous.refusalsUntil : undefined);
  contact.consent = { state, at, source, method, evidence, messageId, refusalsUntil };
  if (state === previous.state) return true;
  await tellConsent(commit, contact, said, previous.state, phoneNumberId);
  return true;
}

/**
 * True when the customer opted out by their own word, and somebody else's word is not enough to take that back:
 * `takesBack` is before it, or null. Whatever a CRM said in between does not take the refusal back.
 */
async function ownRefusalStands(
  commit: ContactCommit,
  contact: ContactState,
  { state, source }: ConsentSaid,
  takesBack: number | null,
): Promise<boolean> {
  if (state === 'opted_out' || source === 'whatsapp') return false;
  const refusedAt = await ownRefusalTime(commit, contact);
  if (refusedAt === null || isTakenBack(refusedAt, takesBack)) return false;
  // Of who took the refusal back already, that they agree no more, or are asked again, needs no proof.
  return state === 'opted_in' || contact.consent.state !== 'opted_in';
}

/**
 * True when the customer opted out before what is known was said, WhatsApp tells it only now, and what is known is not
 * enough to take it back: whatever is told first, the same counts.
 */
async function isLateRefusal(
  commit: ContactCommit,
  contact: ContactState,
  { state, at, source }: ConsentSaid,
): Promise<boolean> {
  const { state: known, refusalsUntil } = contact.consent;
  if (source !== 'whatsapp' || state !== 'opted_out' || known === 'opted_out') return false;
  return !isTakenBack(at, refusalsUntil) && (await ownRefusalTime(commit, contact)) === at;
}

function isTakenBack(refusedAt: number, refusalsUntil: number | null | undefined): boolean {
  return (refusalsUntil ?? -1) > refusedAt;
}

/** When the customer opted out by their own word (epoch milliseconds); null when that is not the last they said. */
async function ownRefusalTime({ tx }: ContactCommit, { id }: ContactState): Promise<number | null> {
  const own = await tx
    .selectFrom('consents')
    .select(['state', 'changed_at'])
    .where('contact_id', '=', id)
    .where('source', '=', 'whatsapp')
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return own?.state === 'opted_out' ? own.changed_at : null;
}

/** True when the very same was recorded before: somebody tells it again. */
async function isKnown({ tx }: ContactCommit, contact: ContactState, change: ConsentSaid): Promise<boolean> {
  const row = await tx
    .selectFrom('consents')
    .select('id')
    .where('contact_id', '=', contact.id)
    .where('state', '=', change.state)
    .where('changed_at', '=', change.at)
    .where('source', '=', change.source)
    .where('evidence', 'is not distinct from', change.evidence)
    .where('message_id', 'is not distinct from', change.messageId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function record({ tx }: ContactCommit, contact: ContactState, change: ConsentSaid): Promise<void> {
  await tx
    .insertInto('consents')
    .values({
      waba_id: contact.wabaId,
      contact_id: contact.id,
      state: change.state,
      changed_at: change.at,
      source: change.source,
      method: change.method,
      evidence: change.evidence,
      message_id: change.messageId,
    })
    .execute();
}

/**
 * A CRM may say the same with every sync. Of what one source said again and again, with nothing else said in between,
 * the first and the last are the evidence; the rest goes after a while. The customer's own words stay.
 */
async function forgetRepetitions({ tx, now }: ContactCommit, { id }: ContactState): Promise<void> {
  await sql`
    delete from consents where id in (
      select id from (
        select id, source, changed_at, state || ' ' || source as said,
          lag(state || ' ' || source) over (order by changed_at, id) as before,
          lead(state || ' ' || source) over (order by changed_at, id) as after
        from consents where contact_id = ${id}
      ) as c
      where before = said and after = said and changed_at < ${now - keepRepetitionsMs} and source <> 'whatsapp'
    )`.execute(tx);
}
