import type { ZObject } from 'zapier-platform-core';
import type { DeliveryReport, MessageRecord } from '../../whatsapp/message-record.js';
import { given } from '../steps/given.js';
import { path } from '../graph-api/graph-call.js';
import { lookUp } from './hub-look-up.js';
import { hub } from './hub.js';
import { listIn, withId } from '../other-answer.js';

/** Milliseconds: a report counts all messages of its period. */
const REPORT_TIME = 20_000;

export interface ReportQuery {
  /** ISO-8601; absent: 30 days before `to`. */
  from?: string | undefined;
  /** ISO-8601; absent: now. */
  to?: string | undefined;
  phone_number_id?: string | undefined;
  template_name?: string | undefined;
}

/** Gives the message with Meta's id, in or out, or null when the hub does not know it. */
export function findMessage(z: ZObject, wabaId: string, id: string): Promise<MessageRecord | null> {
  return lookUp(z, 'no-message', path`v1/messages/${id}`, { params: { waba_id: wabaId } }, (answer) =>
    withId<MessageRecord>(z, answer, 'message'),
  );
}

/** Counts how the messages of a period fared. */
export async function deliveryReport(
  z: ZObject,
  wabaId: string,
  query: ReportQuery,
): Promise<DeliveryReport> {
  const { data } = await hub(z, 'v1/reports/delivery', {
    params: { waba_id: wabaId, ...given({ ...query }) },
    timeout: REPORT_TIME,
  });
  for (const list of ['by_template', 'by_number', 'by_day', 'failures'])
    listIn(z, data, list, 'delivery report');
  return data as DeliveryReport;
}
