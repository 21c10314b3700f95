import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { sendOnce, sentEarlier, type SentOnce } from '../../api/send-once.js';
import type { CurrentTemplate } from '../../api/graph-api/template.js';
import { encodeCallbackData, type CrmReference } from '../../whatsapp/callback-data.js';
import type { SendRequest } from '../../whatsapp/send-permit.js';
import { preview } from '../../whatsapp/template/preview.js';
import type { Mapped } from '../crm-mapping/reading.js';
import { withPlaceholders } from '../media/files.js';
import { wantedLanguage } from '../template-message/crm-decisions.js';
import { knownMessage, problemsNow } from '../template-message/known-message.js';
import { sendTemplateOnce } from '../template-message/once.js';
import { customerOf, type Address } from '../template-message/recipient.js';
import { Templates } from '../template-message/templates.js';
import { requestOf } from '../sending/once.js';
import type { OnceOptions } from '../sending/options.js';
import { stopAt } from '../sending/problems.js';
import { sendMessage, type Message } from './message.js';

/** A message without problems, from which number to whom it goes, and how often. */
export interface Send {
  wabaId: string;
  phoneNumberId: string;
  address: Address;
  message: Message;
  /** By what the step is known again when it is run twice, whichever message it sends then. */
  content: unknown;
  /** What the CRM has for the template; null without a CRM. */
  mapped: Mapped | null;
  /** True when a template goes out while the window is closed. */
  hasFallback: boolean;
  once: OnceOptions;
}

/** A message that is out. */
export interface Taken {
  sent: SentOnce;
  text: string;
  /** Null when it was no template of this step. */
  template: CurrentTemplate | null;
  /** What the user may want to know of the choice of the template. */
  notes: string[];
}

/** Sends the message once, unless an earlier run sent it or the template. */
export async function sendFreely(z: ZObject, bundle: Bundle, send: Send, deadline: Deadline): Promise<Taken> {
  const { phoneNumberId, address, message, mapped, once } = send;
  const request = requestFor(send, bundle);
  const crm = crmOf(mapped);
  const marked = {
    ...address,
    biz_opaque_callback_data: encodeCallbackData({ operation: request.operation, ...(crm && { crm }) }),
  };
  let { preview: text } = message;
  const sent = await sendOnce(z, {
    request,
    ifUnreachable: once.ifUnreachable ?? 'send',
    deadline,
    timezone: bundle.meta?.timezone,
    async post() {
      const posted = await sendMessage(z, phoneNumberId, message, marked, deadline);
      // Only now a document has its name.
      text = posted.text;
      return posted.sent;
    },
  });
  return sent.alreadySent
    ? asSent(z, bundle, send, sent, deadline)
    : { sent, text, template: null, notes: [] };
}

/**
 * What an earlier run of the step sent, the message or the template; null when none did.
 * @throws what ends the run, or makes Zapier run it again, while nobody can say whether one did.
 */
export async function takenEarlier(
  z: ZObject,
  bundle: Bundle,
  send: Send,
  deadline: Deadline,
): Promise<Taken | null> {
  const request = requestFor(send, bundle);
  const sent = await sentEarlier(z, { request, deadline, timezone: bundle.meta?.timezone });
  return sent && asSent(z, bundle, send, sent, deadline);
}

/** Sends the chosen template instead, once, with the values that the step and the CRM have for it. */
export async function sendFallback(
  z: ZObject,
  bundle: Bundle,
  send: Send,
  deadline: Deadline,
): Promise<Taken> {
  const { mapped } = send;
  const { templates, known } = await fallbackOf(z, bundle, send, deadline);
  const { message, notes } = known;
  stopAt(z, message.problems);
  const templateSend = {
    ...send,
    message,
    crm: crmOf(mapped),
    whenRefused: async (code: number) => stopAt(z, await problemsNow(templates, bundle, known, mapped, code)),
  };
  const { sent, text } = await sendTemplateOnce(z, bundle, templateSend, deadline);
  return sent.alreadySent
    ? asSent(z, bundle, send, sent, deadline)
    : { sent, text, template: message.template, notes };
}

function requestFor(
  { wabaId, phoneNumberId, address, message, content, once }: Send,
  bundle: Bundle,
): SendRequest {
  const toSend = {
    waba_id: wabaId,
    phone_number_id: phoneNumberId,
    to: customerOf(address),
    category: 'service' as const,
    type: message.type,
    text: message.preview,
    template: null,
    content,
  };
  return requestOf(toSend, once, bundle);
}

/** What an earlier run sent, in the form in which it went out. */
async function asSent(
  z: ZObject,
  bundle: Bundle,
  send: Send,
  sent: SentOnce,
  deadline: Deadline,
): Promise<Taken> {
  if (sent.type !== 'template' || !send.hasFallback)
    return { sent, text: send.message.preview, template: null, notes: [] };
  const { known } = await fallbackOf(z, bundle, send, deadline);
  const { message, notes } = known;
  const { template, values, files } = message;
  return { sent, text: preview(template, withPlaceholders(values, files)), template, notes };
}

async function fallbackOf(z: ZObject, bundle: Bundle, { wabaId, mapped }: Send, deadline: Deadline) {
  const templates = new Templates(z, wabaId, deadline);
  const known = await knownMessage(templates, bundle, mapped, wantedLanguage(mapped, bundle.inputData));
  return { templates, known };
}

/** The record that the message is about. */
function crmOf(mapped: Mapped | null): CrmReference | null {
  return mapped?.crm ?? null;
}
