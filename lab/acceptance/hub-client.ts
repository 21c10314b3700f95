import type { ContactItem } from '../../whatsapp/contact-item.js';
import type { HubEvent } from '../../whatsapp/event.js';
import type { MessageRecord } from '../../whatsapp/message-record.js';

/** How long the hub may take for an answer, in milliseconds. */
const patienceMs = 10_000;

/** The hub's API, as far as it is looked at here; each answer is what is stored. */
export class HubClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly wabaId: string,
  ) {}

  /** A message by Meta's id; null when the hub has none. */
  message(id: string): Promise<MessageRecord | null> {
    return this.get(`/v1/messages/${encodeURIComponent(id)}`);
  }

  /** A contact by number or id; null when the hub has none. */
  contact(key: string): Promise<ContactItem | null> {
    return this.get(`/v1/contacts/${encodeURIComponent(key)}`);
  }

  /** The latest events of a kind, newest first, and the cursor of the next page, null on the last one. */
  async events(
    kind: HubEvent['event'],
    cursor: string | null = null,
  ): Promise<{ events: HubEvent[]; next_cursor: string | null }> {
    const page = await this.get<{ events: HubEvent[]; next_cursor: string | null }>('/v1/events', {
      event: kind,
      limit: '25',
      ...(cursor !== null && { cursor }),
    });
    return page ?? { events: [], next_cursor: null };
  }

  private async get<T>(path: string, query: Record<string, string> = {}): Promise<T | null> {
    const url = new URL(this.url + path);
    url.search = new URLSearchParams({ waba_id: this.wabaId, ...query }).toString();
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${this.token}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.status === 404) return null;
    const body = (await answer.json().catch(() => ({}))) as T & { detail?: string };
    if (!answer.ok) throw new Error(`The hub answered ${answer.status}. ${body.detail ?? ''}`.trim());
    return body;
  }
}
