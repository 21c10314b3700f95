import type { MessageState } from '../../contacts/message.js';
import type { ContactCommit } from './commit.js';
import { findMessages, messageId, writeMessages, type Tracked } from './message-rows.js';

/** More messages than a transaction has; times a time in milliseconds it is still a whole number. */
const mostInOne = 4_096;

/** The messages that a transaction is about. */
export class Messages {
  private readonly byId = new Map<string, Tracked>();
  private added = 0;

  private constructor(private readonly commit: ContactCommit) {}

  /** `ids` as Meta wrote them. */
  static async load(
    commit: ContactCommit,
    ids: readonly { wabaId: string; id: string }[],
  ): Promise<Messages> {
    const messages = new Messages(commit);
    const keys = new Map<string, readonly [string, string]>();
    for (const { wabaId, id } of ids) keys.set(keyOf(wabaId, messageId(id)), [wabaId, messageId(id)]);
    for (const tracked of await findMessages(commit, [...keys.values()])) {
      const { wabaId, id } = tracked.message;
      messages.byId.set(keyOf(wabaId, id), tracked);
    }
    return messages;
  }

  get(wabaId: string, id: string): Tracked | null {
    return this.byId.get(keyOf(wabaId, messageId(id))) ?? null;
  }

  add(message: MessageState): Tracked {
    message.id = messageId(message.id);
    const tracked: Tracked = { message, heard: this.nextHeard(), known: null, changed: true };
    this.byId.set(keyOf(message.wabaId, message.id), tracked);
    return tracked;
  }

  save(): Promise<void> {
    return writeMessages(this.commit, this.byId.values());
  }

  /** The millisecond of the transaction, and the place within it. */
  private nextHeard(): number {
    return this.commit.now * mostInOne + Math.min(this.added++, mostInOne - 1);
  }
}

function keyOf(wabaId: string, id: string): string {
  return `${wabaId}\0${id}`;
}
