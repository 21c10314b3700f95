import type { ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { send, type Sent } from '../../api/graph-api/send.js';
import { componentsOf } from '../../whatsapp/template/components.js';
import { preview } from '../../whatsapp/template/preview.js';
import type { TemplateValues } from '../../whatsapp/template/template.js';
import { withUploads, type SharedUploads, type Uploads } from '../media/files.js';
import { sendWithFiles } from '../media/sending.js';
import type { TemplateMessage } from './message.js';

/** To whom the message goes, and what comes back with its statuses. */
type MarkedAddress = Record<string, unknown>;

/** What came of a send, and the message as the customer sees it. */
export interface SentTemplate {
  sent: Sent;
  text: string;
}

/**
 * Uploads the files of a message that has no problems, and sends it, all before `deadline`. `shared` is what other
 * messages upload beside it.
 */
export function sendTemplate(
  z: ZObject,
  phoneNumberId: string,
  message: TemplateMessage,
  address: MarkedAddress,
  deadline: Deadline,
  shared?: SharedUploads,
): Promise<SentTemplate> {
  const { files } = message;
  const sendIt = (uploads: Uploads) => sendWith(z, phoneNumberId, message, uploads, address, deadline);
  return sendWithFiles(z, phoneNumberId, files, deadline, sendIt, shared);
}

async function sendWith(
  z: ZObject,
  phoneNumberId: string,
  message: TemplateMessage,
  uploads: Uploads,
  address: MarkedAddress,
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
