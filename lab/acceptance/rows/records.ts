import type { ContactItem } from '../../../whatsapp/contact-item.js';
import type { MessageRecord } from '../../../whatsapp/message-record.js';
import { percent, type Measurement } from '../row.js';
import type { Journey } from '../sample-run.js';
import type { Setting } from '../setting.js';

/** The part of the messages that went out of which the hub has everything: text, template, statuses, contact. */
export async function recordsComplete(
  { hub, phoneNumberId }: Setting,
  journeys: readonly Journey[],
): Promise<Measurement> {
  const contacts = new Map<string, Promise<ContactItem | null>>();
  const problems: string[] = [];
  let complete = 0;
  let sent = 0;
  for (const { messageId, planned, ended } of journeys) {
    if (messageId === null) continue;
    sent += 1;
    const record = await hub.message(messageId);
    const contact = contacts.get(planned.to) ?? hub.contact(planned.to);
    contacts.set(planned.to, contact);
    const missing = record
      ? missingIn(record, { ...planned.sample, phoneNumberId, text: ended.output?.text }, await contact)
      : ['the message itself'];
    if (missing.length === 0) complete += 1;
    else problems.push(`Message ${planned.number} (${planned.sample.name}) lacks ${missing.join(', ')}.`);
  }
  return {
    value: percent(complete, sent),
    detail: `${complete} of ${sent} messages that went out are in the hub with text, template, times of their statuses and contact.`,
    problems,
  };
}

function missingIn(
  record: MessageRecord,
  sent: { name: string; language: string; phoneNumberId: string; text: unknown },
  contact: ContactItem | null,
): string[] {
  const there: Record<string, boolean> = {
    text: record.text !== null && record.text === sent.text,
    template: record.template_name === sent.name && record.template_language === sent.language,
    number: record.phone_number_id === sent.phoneNumberId,
    // What fails is often told nothing else of.
    'time of sending': (record.sent_at ?? record.failed_at) !== null,
    'time of delivery': (record.delivered_at ?? record.read_at ?? record.failed_at) !== null,
    operation: record.operation_id !== null,
    contact:
      contact !== null &&
      record.contact_id === contact.id &&
      contact.phone !== null &&
      contact.last_outbound_at !== null,
  };
  return Object.keys(there).filter((name) => !there[name]);
}
