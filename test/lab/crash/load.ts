import { setTimeout as sleep } from 'node:timers/promises';
import { sign } from '../../signature.js';

export interface Load {
  /** The ids of the messages that the hub answered with 200. */
  acknowledged: Set<string>;
  /** Lets every message that is under way come to its answer, and ends. */
  stop(): Promise<void>;
}

export interface LoadTarget {
  url: string;
  appSecret: string;
  wabaId: string;
}

const senders = 8;

/** Sends messages with ids of their own without end, each again and again until it is acknowledged, as Meta does. */
export function startLoad(target: LoadTarget): Load {
  const acknowledged = new Set<string>();
  let stopping = false;
  let count = 0;
  const send = async () => {
    while (!stopping) {
      const id = `wamid.crash${++count}`;
      const body = bodyOf(id, target.wabaId);
      while (!(await accepted(target, body))) await sleep(20);
      acknowledged.add(id);
    }
  };
  const running = Array.from({ length: senders }, send);
  return {
    acknowledged,
    async stop() {
      stopping = true;
      await Promise.all(running);
    },
  };
}

async function accepted({ url, appSecret }: LoadTarget, body: string): Promise<boolean> {
  try {
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, appSecret) };
    const answer = await fetch(url, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    // The hub is down, or went down before it answered: not acknowledged.
    return false;
  }
}

function bodyOf(id: string, wabaId: string): string {
  const message = {
    id,
    from: '4915112345678',
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
    text: { body: `Message ${id}` },
  };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550001111', phone_number_id: '1' },
    messages: [message],
  };
  const entry = [{ id: wabaId, changes: [{ field: 'messages', value }] }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry });
}
