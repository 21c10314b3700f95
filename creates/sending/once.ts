import { randomUUID } from 'node:crypto';
import type { Bundle } from 'zapier-platform-core';
import type { SendRequest } from '../../whatsapp/send-permit.js';
import { subscriberKey } from '../../whatsapp/phone/subscriber.js';
import { sendKey } from '../../whatsapp/send-key.js';
import type { OnceOptions } from './options.js';

/** How long the same message of the same Zap is taken for a repetition of the same run, in hours. */
const repetitionHours = 0.25;

/** What the ledger is told of a message that is about to be sent. */
export interface ToSend extends Pick<
  SendRequest,
  'waba_id' | 'phone_number_id' | 'to' | 'category' | 'type' | 'text'
> {
  template: { id: string; name: string; language: string } | null;
  /** All that makes the message what it is, without what changes from run to run. */
  content: unknown;
}

/** The question to the ledger, under an operation of its own. */
export function requestOf(
  { template, content, ...message }: ToSend,
  options: OnceOptions,
  bundle: Bundle,
): SendRequest {
  const operation = randomUUID();
  const zap = bundle.meta?.zap?.id ?? '';
  return {
    ...message,
    operation,
    ...keyOf(message, content, options, { operation, zap, isTest: bundle.meta?.isLoadingSample === true }),
    template_id: template?.id ?? null,
    template_name: template?.name ?? null,
    template_language: template?.language ?? null,
    zap: zap === '' ? null : `Zap ${zap}`,
  };
}

function keyOf(
  { phone_number_id: sender, to }: Pick<ToSend, 'phone_number_id' | 'to'>,
  content: unknown,
  { key, hours }: OnceOptions,
  { operation, zap, isTest }: { operation: string; zap: string; isTest: boolean },
): Pick<SendRequest, 'deduplication_key' | 'deduplication_hours'> {
  // A number that CRMs have in two forms is one customer.
  const customer = subscriberKey(to);
  if (key !== null) {
    return { deduplication_key: sendKey('given', key, sender, customer), deduplication_hours: hours };
  }
  // Who tests a step in the editor wants to see a message each time.
  const own = isTest ? operation : sendKey('derived', zap, sender, customer, content);
  return { deduplication_key: own, deduplication_hours: repetitionHours };
}
