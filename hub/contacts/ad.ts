import { isObject, textOf } from '../../whatsapp/json.js';
import type { IncomingMessage } from '../../whatsapp/webhook.js';

/** The advertisement or post from which a customer came to write. */
export interface Ad {
  sourceId: string | null;
  headline: string | null;
  /** Meta's click id (`ctwa_clid`). */
  clickId: string | null;
  /** Epoch milliseconds. */
  at: number;
}

const longest = 500;

export function adOf(message: IncomingMessage, at: number): Ad | null {
  const referral = message['referral'];
  if (!isObject(referral)) return null;
  const part = (name: string) => textOf(referral[name])?.slice(0, longest) ?? null;
  return { sourceId: part('source_id'), headline: part('headline'), clickId: part('ctwa_clid'), at };
}
