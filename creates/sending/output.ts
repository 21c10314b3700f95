import type { OutputsOf } from '../../api/steps/output-fields.js';
import type { SentOnce } from '../../api/send-once.js';

/** What a step tells about a message that goes out once. */
export type OnceOutput = {
  already_sent: boolean;
  consent_checked: boolean;
  note: string | null;
};

export const onceOutputs: OutputsOf<OnceOutput> = {
  already_sent: ['Already Sent', 'boolean'],
  consent_checked: ['Checked by the Hub', 'boolean'],
  note: 'Note',
};

export const onceSample: OnceOutput = { already_sent: false, consent_checked: true, note: null };

export function onceOutput({ alreadySent, checked, note }: SentOnce): OnceOutput {
  return { already_sent: alreadySent, consent_checked: checked, note };
}
