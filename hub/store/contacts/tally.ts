import type { InteractionCounts } from '../../../whatsapp/windows.js';
import type { Insertion, Row } from '../database/insert.js';
import type { ContactChange, ContactCommit } from './commit.js';

/** How often something happened to one contact at one number. */
interface Count extends InteractionCounts {
  wabaId: string;
  contactId: string;
  phoneNumberId: string;
}

const counted = [
  'messages_in',
  'messages_out',
  'messages_delivered',
  'messages_read',
  'messages_failed',
] as const satisfies (keyof InteractionCounts)[];

const insertWindows: Insertion = {
  table: 'contact_windows',
  columns: ['waba_id', 'window_start', 'contact_id', 'phone_number_id', ...counted],
  key: 'waba_id',
  update: {
    by: ['waba_id', 'window_start', 'contact_id', 'phone_number_id'],
    set: counted.map((column) => `${column} = contact_windows.${column} + excluded.${column}`).join(', '),
  },
};
const insertChanges: Insertion = {
  table: 'contact_changes',
  columns: ['waba_id', 'window_start', 'contact_id', 'kind', 'source', 'detail'],
  key: 'waba_id',
};

/** What concerns the contact at every number, at whichever number it began. */
const atEveryNumber: ReadonlySet<ContactChange['kind']> = new Set([
  'tag_added',
  'tag_removed',
  'consent',
  'attributes',
]);

/** Counts what happens in one transaction, so that its window is written once. */
export class Tally {
  private readonly counts = new Map<string, Count>();
  private readonly contacts = new Set<string>();

  add(contact: { wabaId: string; id: string }, phoneNumberId: string, what: keyof InteractionCounts): void {
    this.of(contact.wabaId, contact.id, phoneNumberId)[what] += 1;
  }

  /** Writes what was counted and what changed to the window of the transaction. */
  async write({ database, tx, window, changes }: ContactCommit): Promise<void> {
    for (const { wabaId, contactId, kind } of changes) {
      if (atEveryNumber.has(kind) || !this.contacts.has(contactId)) this.of(wabaId, contactId, '');
    }
    await database.insert(
      tx,
      insertWindows,
      [...this.counts.values()].map((count) => countRow(count, window)),
    );
    await database.insert(
      tx,
      insertChanges,
      changes.map((change) => changeRow(change, window)),
    );
  }

  private of(wabaId: string, contactId: string, phoneNumberId: string): Count {
    const key = `${contactId} ${phoneNumberId}`;
    let count = this.counts.get(key);
    if (!count) {
      count = { wabaId, contactId, phoneNumberId, ...nothing };
      this.counts.set(key, count);
      this.contacts.add(contactId);
    }
    return count;
  }
}

const nothing: InteractionCounts = {
  messages_in: 0,
  messages_out: 0,
  messages_delivered: 0,
  messages_read: 0,
  messages_failed: 0,
};

function countRow(count: Count, window: number): Row {
  return [
    count.wabaId,
    window,
    count.contactId,
    count.phoneNumberId,
    ...counted.map((column) => count[column]),
  ];
}

function changeRow({ wabaId, contactId, kind, source, detail }: ContactChange, window: number): Row {
  return [wabaId, window, contactId, kind, source, detail];
}
