import type { ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { LEAST_SEND_TIME, send, type Sent } from '../../api/send.js';
import { componentsOf } from '../../whatsapp/template/components.js';
import { preview } from '../../whatsapp/template/preview.js';
import type { TemplateValues } from '../../whatsapp/template/template.js';
import { upload, withUploads, type Uploads } from './files.js';
import type { TemplateMessage } from './message.js';

/** To whom the message goes, and what comes back with its statuses. */
type Address = Record<string, unknown>;

/** What came of a send, and the message as the customer sees it. */
export interface SentTemplate {
  sent: Sent;
  text: string;
}

/**
 * Codes with which WhatsApp refuses a message because it does not have the file (any more). It is provably not sent
 * then (Cloud API: 100, 131009, and 131052 and 131053 in an answer).
 */
const fileGone = new Set([100, 131009, 131052, 131053]);

/** Uploads the files of a message that has no problems, and sends it, all before `deadline`. */
export async function sendTemplate(
  z: ZObject,
  phoneNumberId: string,
  message: TemplateMessage,
  address: Address,
  deadline: Deadline,
): Promise<SentTemplate> {
  const preparation = deadline.before(LEAST_SEND_TIME);
  const uploads = await upload(z, phoneNumberId, message.files, preparation);
  const first = await sendWith(z, phoneNumberId, message, uploads, address, deadline);
  const { sent } = first;
  if (sent.ok || sent.code === null || !uploads.remembered || !fileGone.has(sent.code)) return first;
  const fresh = await upload(z, phoneNumberId, message.files, preparation, true);
  return sendWith(z, phoneNumberId, message, fresh, address, deadline);
}

async function sendWith(
  z: ZObject,
  phoneNumberId: string,
  message: TemplateMessage,
  uploads: Uploads,
  address: Address,
  deadline: Deadline,
): Promise<SentTemplate> {
  const { template, options } = message;
  const values = withUploads(message.values, uploads);
  const body = { recipient_type: 'individual', ...address, type: 'template', ...options.marketing };
  const sent = await send(
    z,
    phoneNumberId,
    { ...body, template: sentTemplate(message, values) },
    options.way,
    deadline,
  );
  return { sent, text: preview(template, values) };
}

function sentTemplate({ template }: TemplateMessage, values: TemplateValues): Record<string, unknown> {
  const { name, language } = template;
  return { name, language: { code: language }, components: componentsOf(template, values) };
}
