import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Deadline } from '../../api/deadline.js';
import { sendOnce, type SentOnce } from '../../api/send-once.js';
import { encodeCallbackData, type CrmReference } from '../../whatsapp/callback-data.js';
import { lastingAddress } from '../../whatsapp/send-key.js';
import type { SendRequest } from '../../whatsapp/send-permit.js';
import { componentsOf } from '../../whatsapp/template/components.js';
import { preview } from '../../whatsapp/template/preview.js';
import { withPlaceholders, type SharedUploads } from '../media/files.js';
import { requestOf } from '../sending/once.js';
import type { OnceOptions } from '../sending/options.js';
import type { TemplateMessage } from './message.js';
import { customerOf, type Address } from './recipient.js';
import { sendTemplate } from './sending.js';

/** A template message without problems, and to whom it goes. */
export interface TemplateSend {
  wabaId: string;
  phoneNumberId: string;
  address: Address;
  message: TemplateMessage;
  /** The record that the message is about. */
  crm: CrmReference | null;
  once: OnceOptions;
  /** By what the step is known again when it is run twice; absent: by the message. */
  content?: unknown;
  /** Of a question for consent, which needs none itself: done each time before it goes out, once it may. */
  beforeQuestion?: () => Promise<void>;
  /** Of one that goes out beside others. */
  together?: Together;
  /** Told Meta's code when the message was refused for certain; may stop with better words. */
  whenRefused(code: number): Promise<void>;
}

/** What messages that go out side by side have in common. */
export interface Together {
  uploads: SharedUploads;
  /** Milliseconds that each may wait now for its turn. */
  longestWait: () => number;
  /** Told how many milliseconds WhatsApp took for one, files included. */
  whenPosted(milliseconds: number): void;
}

/** Sends the message once, with its files uploaded; gives what came of it, and the text as the customer sees it. */
export async function sendTemplateOnce(
  z: ZObject,
  bundle: Bundle,
  send: TemplateSend,
  deadline: Deadline,
): Promise<{ sent: SentOnce; text: string }> {
  const { phoneNumberId, address, message, crm, once, beforeQuestion, together, whenRefused } = send;
  const { template } = message;
  const request = requestOf(toSend(send), once, bundle);
  const marked = {
    ...address,
    biz_opaque_callback_data: encodeCallbackData({
      operation: request.operation,
      templateId: template.id,
      templateName: template.name,
      templateLanguage: template.language,
      ...(crm && { crm }),
    }),
  };
  let text = request.text ?? '';
  const sent = await sendOnce(z, {
    request,
    ifUnreachable: once.ifUnreachable ?? (request.category === 'marketing' ? 'stop' : 'send'),
    deadline,
    longestWait: together?.longestWait,
    timezone: bundle.meta?.timezone,
    async post() {
      await beforeQuestion?.();
      const began = Date.now();
      const posted = await sendTemplate(z, phoneNumberId, message, marked, deadline, together?.uploads);
      together?.whenPosted(Date.now() - began);
      if (!posted.sent.ok && posted.sent.code !== null) await whenRefused(posted.sent.code);
      // It names the files that were uploaded.
      text = posted.text;
      return posted.sent;
    },
  });
  return { sent, text };
}

function toSend({ wabaId, phoneNumberId, address, message, content, beforeQuestion }: TemplateSend) {
  const { template, files, options } = message;
  const values = withPlaceholders(message.values, files);
  const { id, name, language } = template;
  return {
    waba_id: wabaId,
    phone_number_id: phoneNumberId,
    to: customerOf(address),
    category: beforeQuestion ? ('utility' as const) : categoryOf(template.category),
    type: 'template',
    text: preview(template, values),
    template: { id, name, language },
    content: content ?? [
      id,
      componentsOf(template, values),
      files.map(({ address: from }) => lastingAddress(from)),
      options.marketing,
    ],
  };
}

/** A category that is new at Meta is treated as the one that customers must have agreed to. */
function categoryOf(category: string): SendRequest['category'] {
  const known = category.toLowerCase();
  return known === 'utility' || known === 'authentication' ? known : 'marketing';
}
