import type { Bundle, ZObject } from 'zapier-platform-core';
import { identityOf, keyOf } from '../../api/contact-field.js';
import { changeConsent, getContact, unknownContact, type ConsentChange } from '../../api/contacts.js';
import { Deadline } from '../../api/deadline.js';
import { senderField, templateField } from '../../api/dropdowns.js';
import { currentTemplate } from '../../api/template.js';
import type { ContactItem } from '../../whatsapp/contact-item.js';
import { messageOf } from '../send-template/message.js';
import { sendTemplateOnce } from '../send-template/once.js';
import { onceOptionsOf } from '../sending/options.js';
import { overtaken, recordConsentOutput, type Recorded, type RecordConsentOutput } from './output.js';

/** Who is asked, and why. */
interface Question extends Pick<ConsentChange, 'source' | 'evidence'> {
  wabaId: string;
  contact: string;
  country: string | undefined;
}

/** To whom a message goes, as the Cloud API wants it. */
type Address = { to: string } | { recipient: string };

/** Milliseconds for telling the hub which message asked. */
const RECORD_TIME = 4_000;

const STILL_PENDING =
  'The contact is “Waiting for Confirmation” now, and gets no marketing until they confirm.';

/**
 * Records that a contact was asked for consent, and sends the template that asks, once though Zapier repeats steps.
 * The hub knows of it before the message goes out, so that no answer comes too early; the answer itself is heard by
 * the hub.
 */
export async function askToConfirm(
  z: ZObject,
  bundle: Bundle,
  question: Question,
): Promise<RecordConsentOutput> {
  const { inputData } = bundle;
  const deadline = new Deadline();
  const sending = deadline.before(RECORD_TIME);
  const phoneNumberId = chosen(z, inputData, senderField);
  const message = messageOf(await currentTemplate(z, chosen(z, inputData, templateField), sending), bundle);
  if (message.problems.length > 0) throw new z.errors.HaltedError(message.problems.join('\n'));
  const { key, address } = await recipientOf(z, question);

  const { wabaId, source, evidence } = question;
  const change = { state: 'pending', at: new Date().toISOString(), source, evidence } as const;
  const recorded: { asked: Recorded | null } = { asked: null };
  const record = async () => {
    recorded.asked ??= await changeConsent(z, wabaId, key, change);
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
  if (asked === null) {
    // An answer may be there since the question went out: nothing is recorded anew.
    const contact = await known(z, wabaId, key);
    const unchanged = { contact, previous: contact.consent, changed: false };
    return recordConsentOutput(unchanged, confirmation, sent.note);
  }
  const how = `Asked with the template “${message.template.name}”.`;
  // At the same time as the question, so that it never overtakes an answer that is there already.
  const tie = {
    ...change,
    evidence: [evidence, how].filter(Boolean).join(' · '),
    message_id: sent.messageId ?? undefined,
  };
  const tied = await changeConsent(z, wabaId, key, tie).catch(() => null);
  // The message is out: an error would make somebody send it again.
  if (tied === null) return recordConsentOutput(asked, confirmation, notTied);
  return recordConsentOutput({ ...asked, contact: tied.contact }, confirmation, sent.note);
}

const notTied =
  'The contact was asked, but the hub could not be told with which message. Any yes of the contact opts in.';

/** What Zapier does by itself (a later try, a new connection) goes on; what a person reads says how things stand. */
function stillPending(z: ZObject, error: Error): Error {
  if (error.name === 'HaltedError') return new z.errors.HaltedError(`${error.message} ${STILL_PENDING}`);
  if (error.name !== 'AppError') return error;
  // The platform keeps the sentence of this error as JSON.
  const { message } = JSON.parse(error.message) as { message: string };
  return new z.errors.Error(`${message} ${STILL_PENDING}`);
}

/** The contact's name at the hub, and its address at WhatsApp, which the hub knows for an ID of its own. */
async function recipientOf(
  z: ZObject,
  { wabaId, contact, country }: Question,
): Promise<{ key: string; address: Address }> {
  const identity = identityOf(z, contact, country);
  const key = keyOf(identity);
  if ('phone' in identity) return { key, address: { to: identity.phone } };
  if ('user_id' in identity) return { key, address: { recipient: identity.user_id } };
  const { phone, user_id: userId } = await known(z, wabaId, key);
  const address = phone ? { to: phone } : userId ? { recipient: userId } : null;
  if (!address) throw new z.errors.HaltedError(unknownContact);
  return { key, address };
}

async function known(z: ZObject, wabaId: string, key: string): Promise<ContactItem> {
  const contact = await getContact(z, wabaId, key);
  if (contact === null) throw new z.errors.HaltedError(unknownContact);
  return contact;
}

/** A required field is empty all the same when what was mapped to it is. */
function chosen(z: ZObject, inputData: Bundle['inputData'], field: { key: string; label: string }): string {
  const id = String(inputData[field.key] ?? '').trim();
  if (id === '') throw new z.errors.HaltedError(`“${field.label}” is empty. Choose one in the step.`);
  return id;
}
