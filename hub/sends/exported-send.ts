import { iso } from '../contacts/item.js';
import type { SendState } from './send.js';

/** A send as the export of its contact gives it. Times are ISO-8601 in UTC; what is not known is null. */
export function exportedSend(send: SendState) {
  const { details } = send;
  return {
    operation: send.operation,
    phone_number_id: send.phoneNumberId,
    deduplication_key: send.key,
    deduplication_hours: send.keepMs / hourMs,
    state: send.state,
    waits_for: send.waitsFor,
    created_at: iso(send.createdAt),
    started_at: iso(send.startedAt),
    due_at: iso(send.dueAt),
    ended_at: iso(send.endedAt),
    refusals: send.refusals,
    undecided: send.undecided,
    message_id: send.messageId,
    category: details.category,
    type: details.type,
    text: details.text ?? null,
    template_id: details.templateId ?? null,
    template_name: details.templateName ?? null,
    template_language: details.templateLanguage ?? null,
    zap: details.zap ?? null,
    reason: details.reason ?? null,
    advice: details.advice ?? null,
    code: details.code ?? null,
  };
}

const hourMs = 3_600_000;
