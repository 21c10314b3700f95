import type { ContactItem } from '../../whatsapp/contact-item.js';
import type { HubEvent } from '../../whatsapp/event.js';
import type { MessageRecord } from '../../whatsapp/message-record.js';
import { asText, isObject, type Json } from '../cloud-api/json.js';
import { UnusableFile } from '../command/json-file.js';

/** How long the hub may take for an answer, in milliseconds. */
const patienceMs = 10_000;

/** The hub's API, as far as it is looked at here; each answer is what is stored. */
export class HubClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly wabaId: string,
  ) {}

  /**
   * Asks whether the hub lets this token read of this account.
   * @throws UnusableFile with a sentence that says what is wrong otherwise.
   */
  async check(): Promise<void> {
    const place = new URL(this.url).origin;
    const answer = await this.ask('/v1/events', { limit: '1' }).catch(() => null);
    if (answer === null)
      throw new UnusableFile(
        `“hub_url”: no hub answers at ${place}. Check the address, and whether the hub runs.`,
      );
    const { status, body } = answer;
    if (status === 200 && Array.isArray(body.events)) return;
    if (typeof body.detail !== 'string' || status === 404)
      throw new UnusableFile(
        `“hub_url”: what answers at ${place} is not the hub (status ${status}). Check the address.`,
      );
    const refuses = status === 401 || status === 403;
    throw new UnusableFile(
      `“hub_url”: the hub at ${place} ${refuses ? 'does not take this token for this account' : 'cannot help now'}: ${body.detail}`,
    );
  }

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
    const { status, body } = await this.ask(path, query);
    if (status === 404) return null;
    if (status < 200 || status > 299)
      throw new Error(`The hub answered ${status}. ${asText(body.detail) ?? ''}`.trim());
    return body as T;
  }

  private async ask(path: string, query: Record<string, string>): Promise<{ status: number; body: Json }> {
    const url = new URL(this.url + path);
    url.search = new URLSearchParams({ waba_id: this.wabaId, ...query }).toString();
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${this.token}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    const body: unknown = await answer.json().catch(() => ({}));
    return { status: answer.status, body: isObject(body) ? body : {} };
  }
}
