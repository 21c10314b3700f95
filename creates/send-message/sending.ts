import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { sendOnce, type SentOnce } from '../../api/send-once.js';
import type { CurrentTemplate } from '../../api/template.js';
import { encodeCallbackData, type CrmReference } from '../../whatsapp/callback-data.js';
import { lastingAddress } from '../../whatsapp/send-key.js';
import type { Mapped } from '../crm-mapping/reading.js';
import { wantedLanguage } from '../send-template/crm-decisions.js';
import { knownMessage, problemsNow } from '../send-template/known-message.js';
import { sendTemplateOnce } from '../send-template/once.js';
import { Templates } from '../send-template/templates.js';
import { requestOf } from '../sending/once.js';
import type { OnceOptions } from '../sending/options.js';
import { stopAt } from '../sending/problems.js';
import { sendMessage, type Message } from './message.js';

/** From which number to whom a message goes, and how often. */
export interface Route {
  wabaId: string;
  phoneNumberId: string;
  /** As the Cloud API wants it. */
  address: { to: string } | { recipient: string };
  /** The record that the message is about. */
  crm: CrmReference | null;
  once: OnceOptions;
}

/** A message that is out. */
export interface Taken {
  sent: SentOnce;
  text: string;
  /** Null when it was no template. */
  template: CurrentTemplate | null;
  /** What the user may want to know of the choice of the template. */
  notes: string[];
}

/** Sends a message that has no problems, once. */
export async function sendFreely(
  z: ZObject,
  bundle: Bundle,
  message: Message,
  { wabaId, phoneNumberId, address, crm, once }: Route,
  deadline: Deadline,
): Promise<Taken> {
  const toSend = {
    waba_id: wabaId,
    phone_number_id: phoneNumberId,
    to: customerOf(address),
    category: 'service' as const,
    type: message.type,
    text: message.preview,
    template: null,
    content: [message.payload, message.files.map(({ address: from }) => lastingAddress(from))],
  };
  const request = requestOf(toSend, once, bundle);
  const marked = {
    ...address,
    biz_opaque_callback_data: encodeCallbackData({ operation: request.operation, ...(crm && { crm }) }),
  };
  let { preview } = message;
  const sent = await sendOnce(z, {
    request,
    ifUnreachable: once.ifUnreachable ?? 'send',
    deadline,
    timezone: bundle.meta?.timezone,
    async post() {
      const posted = await sendMessage(z, phoneNumberId, message, marked, deadline);
      // Only now a document has its name.
      preview = posted.text;
      return posted.sent;
    },
  });
  return { sent, text: preview, template: null, notes: [] };
}

/** Sends the chosen template instead, once, with the values that the step and the CRM have for it. */
export async function sendFallback(
  z: ZObject,
  bundle: Bundle,
  mapped: Mapped | null,
  route: Route,
  deadline: Deadline,
): Promise<Taken> {
  const templates = new Templates(z, route.wabaId, deadline);
  const known = await knownMessage(templates, bundle, mapped, wantedLanguage(mapped, bundle.inputData));
  const { message, notes } = known;
  stopAt(z, message.problems);
  const send = {
    ...route,
    message,
    whenRefused: async (code: number) => stopAt(z, await problemsNow(templates, bundle, known, mapped, code)),
  };
  return { ...(await sendTemplateOnce(z, bundle, send, deadline)), template: message.template, notes };
}

/** The customer's number or user ID. */
export function customerOf(address: Route['address']): string {
  return 'to' in address ? address.to : address.recipient;
}
