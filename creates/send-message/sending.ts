import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { sendOnce, type SentOnce } from '../../api/send-once.js';
import { currentTemplate, type CurrentTemplate } from '../../api/template.js';
import { encodeCallbackData } from '../../whatsapp/callback-data.js';
import { lastingAddress } from '../../whatsapp/send-key.js';
import { messageOf as templateMessageOf } from '../send-template/message.js';
import { sendTemplateOnce } from '../send-template/once.js';
import { requestOf } from '../sending/once.js';
import type { OnceOptions } from '../sending/options.js';
import { sendMessage, type Message } from './message.js';

/** From which number to whom a message goes, and how often. */
export interface Route {
  wabaId: string;
  phoneNumberId: string;
  /** As the Cloud API wants it. */
  address: { to: string } | { recipient: string };
  once: OnceOptions;
}

/** A message that is out. */
export interface Taken {
  sent: SentOnce;
  text: string;
  /** Null when it was no template. */
  template: CurrentTemplate | null;
}

/** Sends a message that has no problems, once. */
export async function sendFreely(
  z: ZObject,
  bundle: Bundle,
  message: Message,
  { wabaId, phoneNumberId, address, once }: Route,
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
    biz_opaque_callback_data: encodeCallbackData({ operation: request.operation }),
  };
  let { preview } = message;
  const sent = await sendOnce(z, {
    request,
    ifUnreachable: once.ifUnreachable ?? 'send',
    deadline,
    async post() {
      const posted = await sendMessage(z, phoneNumberId, message, marked, deadline);
      // Only now a document has its name.
      preview = posted.text;
      return posted.sent;
    },
  });
  return { sent, text: preview, template: null };
}

/** Sends the template with this id instead, once, with the values that the step has for it. */
export async function sendFallback(
  z: ZObject,
  bundle: Bundle,
  templateId: string,
  route: Route,
  deadline: Deadline,
): Promise<Taken> {
  const message = templateMessageOf(await currentTemplate(z, templateId, deadline), bundle);
  if (message.problems.length > 0) throw new z.errors.HaltedError(message.problems.join('\n'));
  // It was read just now, so that a refusal says all there is to say.
  const send = { ...route, message, whenRefused: () => Promise.resolve() };
  return { ...(await sendTemplateOnce(z, bundle, send, deadline)), template: message.template };
}

/** The customer's number or user ID. */
export function customerOf(address: Route['address']): string {
  return 'to' in address ? address.to : address.recipient;
}
