import { randomUUID } from 'node:crypto';
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import type { Accepted, Sent } from '../../api/send.js';
import { currentTemplate, type CurrentTemplate } from '../../api/template.js';
import { encodeCallbackData } from '../../whatsapp/callback-data.js';
import { messageOf as templateMessageOf } from '../send-template/message.js';
import { sendTemplate } from '../send-template/sending.js';
import { sendMessage, type Message } from './message.js';

/** To whom a message goes, as the Cloud API wants it, and from which number. */
export interface Route {
  phoneNumberId: string;
  address: { to: string } | { recipient: string };
}

/** A message that WhatsApp took. */
export interface Taken {
  accepted: Accepted;
  text: string;
  operation: string;
  /** Null when it was no template. */
  template: CurrentTemplate | null;
}

/** Sends a message that has no problems. */
export async function sendFreely(
  z: ZObject,
  message: Message,
  { phoneNumberId, address }: Route,
  deadline: Deadline,
): Promise<Taken> {
  const operation = randomUUID();
  const marked = { ...address, biz_opaque_callback_data: encodeCallbackData({ operation }) };
  const { sent, text } = await sendMessage(z, phoneNumberId, message, marked, deadline);
  return { accepted: acceptedOf(sent), text, operation, template: null };
}

/** Sends the template with this id instead, with the values that the step has for it. */
export async function sendFallback(
  z: ZObject,
  bundle: Bundle,
  templateId: string,
  { phoneNumberId, address }: Route,
  deadline: Deadline,
): Promise<Taken> {
  const message = templateMessageOf(await currentTemplate(z, templateId, deadline), bundle);
  if (message.problems.length > 0) throw new z.errors.HaltedError(message.problems.join('\n'));
  const operation = randomUUID();
  const { template } = message;
  const marked = {
    ...address,
    biz_opaque_callback_data: encodeCallbackData({
      operation,
      templateId: template.id,
      templateName: template.name,
      templateLanguage: template.language,
    }),
  };
  const { sent, text } = await sendTemplate(z, phoneNumberId, message, marked, deadline);
  return { accepted: acceptedOf(sent), text, operation, template };
}

function acceptedOf(sent: Sent): Accepted {
  if (sent.ok) return sent.accepted;
  throw sent.refusal;
}
