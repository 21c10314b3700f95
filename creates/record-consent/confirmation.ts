import type { Bundle, ZObject } from 'zapier-platform-core';
import { choiceOf } from '../../api/steps/choice.js';
import { identityOf, keyOf } from '../../api/steps/contact-field.js';
import { changeConsent, getContact, unknownContact, type ConsentChange } from '../../api/hub-api/contacts.js';
import { Deadline } from '../../api/deadline.js';
import { senderField, templateField } from '../../api/steps/dropdowns.js';
import { sentenceOf } from '../../api/sentence.js';
import { currentTemplate } from '../../api/graph-api/template.js';
import { changeSources, type ChangeSource } from '../../whatsapp/change-source.js';
import type { ContactItem } from '../../whatsapp/contact-item.js';
import { clockTime, zoneOf } from '../../whatsapp/time-zone.js';
import { messageOf } from '../template-message/message.js';
import { sendTemplateOnce } from '../template-message/once.js';
import type { Address } from '../template-message/recipient.js';
import { onceOptionsOf } from '../sending/options.js';
import { emptyFields, stopAt } from '../sending/problems.js';
import { IF_OPTED_OUT, ifOptedOut } from './fields.js';
import { overtaken, recordConsentOutput, type Recorded, type RecordConsentOutput } from './output.js';
import { tie } from './tie.js';

/** Who is asked, and why. */
interface Question extends Pick<ConsentChange, 'source' | 'evidence'> {
  wabaId: string;
  contact: string;
  country: string | undefined;
}

/** Milliseconds for telling the hub which message asked. */
const RECORD_TIME = 4_000;

const STILL_PENDING =
  'The contact is “Waiting for Confirmation” now, and gets no marketing until they confirm.';

/**
 * Records that a contact was asked for consent, and sends the template that asks, once though Zapier repeats steps.
 * The hub knows of it before the message goes out, so that no answer comes too early; the answer itself is heard by
 * the hub. Who opted in is not asked, and who opted out only if the step wants it.
 */
export async function askToConfirm(
  z: ZObject,
  bundle: Bundle,
  question: Question,
): Promise<RecordConsentOutput> {
  const { inputData, meta } = bundle;
  const choice = { label: IF_OPTED_OUT, choices: ifOptedOut };
  const otherwise = choiceOf(z, choice, inputData.if_opted_out, 'stop');
  const deadline = new Deadline();
  const sending = deadline.before(RECORD_TIME);
  stopAt(z, emptyFields(inputData, [senderField, templateField]));
  const phoneNumberId = String(inputData[senderField.key]).trim();
  const templateId = String(inputData[templateField.key]).trim();
  const message = messageOf(await currentTemplate(z, templateId, sending), bundle);
  stopAt(z, message.problems);
  const { key, address, contact: asIs } = await recipientOf(z, question);
  if (asIs?.consent === 'opted_in') {
    const unchanged = { contact: asIs, previous: asIs.consent, changed: false };
    return recordConsentOutput(unchanged, null, agreedAlready(asIs, meta?.timezone));
  }
  if (asIs?.consent === 'opted_out' && otherwise === 'stop') {
    throw new z.errors.HaltedError(optedOut(asIs, meta?.timezone));
  }

  const { wabaId, source, evidence } = question;
  const change = { state: 'pending', at: new Date().toISOString(), source, evidence } as const;
  const recorded: { asked: Recorded | null } = { asked: null };
  const record = async () => {
    recorded.asked ??= await changeConsent(z, wabaId, key, change);
    // Over a customer's own refusal the hub takes a question only with the message that asked.
    if (otherwise === 'ask' && recorded.asked.contact.consent === 'opted_out') return;
    const later = overtaken(recorded.asked, 'pending');
    if (later) throw new z.errors.HaltedError(`${later} They were not asked.`);
  };
  const { sent, text } = await sendTemplateOnce(
    z,
    bundle,
    {
      wabaId,
      phoneNumberId,
      address,
      message,
      crm: null,
      once: onceOptionsOf({}).options,
      beforeQuestion: record,
      whenRefused: () => Promise.resolve(),
    },
    sending,
  ).catch((error: Error) => {
    throw recorded.asked?.contact.consent === 'pending' ? stillPending(z, error) : error;
  });
  const { asked } = recorded;
  const confirmation = { messageId: sent.messageId, status: sent.status, text };
  const standing = asked ?? (await asItIs(z, wabaId, key));
  // An earlier run asked, and recorded it: an answer may be there since.
  if (asked === null && standing.contact.consent !== 'opted_out') {
    return recordConsentOutput(standing, confirmation, sent.note);
  }
  const how = `Asked with the template “${message.template.name}”.`;
  const tied = await tie(z, {
    wabaId,
    key,
    standing,
    change: {
      ...change,
      at: sent.sentBeforeAt ?? change.at,
      evidence: [evidence, how].filter(Boolean).join(' · '),
    },
    sent,
  });
  return recordConsentOutput(tied.recorded, confirmation, tied.note);
}

function agreedAlready(contact: ContactItem, timezone: string | null | undefined): string {
  return `The contact agreed already${since(contact, timezone)}, so they were not asked.`;
}

function optedOut(contact: ContactItem, timezone: string | null | undefined): string {
  const { consent_source: source, consent_evidence: evidence } = contact;
  return [
    `The contact opted out of marketing${since(contact, timezone)}.`,
    source && `Source: ${changeSources[source as ChangeSource] ?? source}.`,
    evidence && `Evidence: “${evidence}”.`,
    `They were not asked. If they want to be asked again, choose “${ifOptedOut.ask}” under “${IF_OPTED_OUT}” in the step.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** When the consent changed, on the clocks of the person’s Zapier account; empty when nobody knows. */
function since({ consent_changed_at: at }: ContactItem, timezone: string | null | undefined): string {
  if (at === null) return '';
  const zone = zoneOf(timezone);
  return ` at ${clockTime(Date.parse(at), zone)} ${zone} time`;
}

/** What Zapier does by itself (a later try, a new connection) goes on; what a person reads says how things stand. */
function stillPending(z: ZObject, error: Error): Error {
  if (error.name === 'HaltedError') return new z.errors.HaltedError(`${error.message} ${STILL_PENDING}`);
  if (error.name !== 'AppError') return error;
  return new z.errors.Error(`${sentenceOf(error)} ${STILL_PENDING}`);
}

/** The contact as the hub knows it, its name there, and its address at WhatsApp. */
async function recipientOf(
  z: ZObject,
  { wabaId, contact, country }: Question,
): Promise<{ key: string; address: Address; contact: ContactItem | null }> {
  const identity = identityOf(z, contact, country);
  const key = keyOf(identity);
  if ('phone' in identity) {
    return { key, address: { to: identity.phone }, contact: await getContact(z, wabaId, key) };
  }
  if ('user_id' in identity) {
    return { key, address: { recipient: identity.user_id }, contact: await getContact(z, wabaId, key) };
  }
  const found = await known(z, wabaId, key);
  const { phone, user_id: userId } = found;
  const address = phone ? { to: phone } : userId ? { recipient: userId } : null;
  if (!address) throw new z.errors.HaltedError(unknownContact);
  return { key, address, contact: found };
}

async function known(z: ZObject, wabaId: string, key: string): Promise<ContactItem> {
  const contact = await getContact(z, wabaId, key);
  if (contact === null) throw new z.errors.HaltedError(unknownContact);
  return contact;
}

async function asItIs(z: ZObject, wabaId: string, key: string): Promise<Recorded> {
  const contact = await known(z, wabaId, key);
  return { contact, previous: contact.consent, changed: false };
}
