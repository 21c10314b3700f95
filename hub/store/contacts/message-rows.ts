import type { Selectable } from 'kysely';
import type { MessageDetails, MessageState, MessageWord } from '../../contacts/message.js';
import { column } from '../database/column.js';
import { excluded, type Insertion, type Row } from '../database/insert.js';
import type { LookUp } from '../database/look-up.js';
import type { ContactCommit } from './commit.js';
import type { MessagesTable } from './schema.js';

const columns = [
  'waba_id',
  'id',
  'contact_id',
  'phone_number_id',
  'direction',
  'at',
  'heard',
  'status',
  'error_code',
  'template_name',
  'state',
] as const satisfies (keyof MessagesTable)[];

const byId: LookUp<'messages', (typeof columns)[number]> = {
  table: 'messages',
  keys: ['waba_id', 'id'],
  columns,
};
const insertion = {
  table: 'messages',
  columns,
  key: 'id',
} as const;
const insertMessages: Insertion = {
  ...insertion,
  update: {
    by: ['waba_id', 'id'],
    // Whose it was when it was read may have become another contact since.
    set: `contact_id = coalesce(messages.contact_id, excluded.contact_id), ${excluded(columns.slice(3))}`,
  },
};
/** Most updates leave alone what the indexes are made of. */
const updateMessages: Insertion = {
  ...insertion,
  update: { by: ['waba_id', 'id'], set: excluded(['status', 'error_code', 'template_name', 'state']) },
};

/** Longer than Meta's ids, which hold the number of the customer. */
const longestId = 256;
/** Cloud API: template names have up to 512 characters. */
const longestName = 512;

/** A message within a transaction. */
export interface Tracked {
  /** As its row has it. */
  heard: number;
  message: MessageState;
  /** Null when it is new. */
  known: { at: number; contactId: string | null } | null;
  changed: boolean;
}

/** The id of a message as its column holds it. */
export function messageId(id: string): string {
  return column(id, longestId);
}

export async function findMessages(
  { database, tx }: ContactCommit,
  keys: readonly (readonly [string, string])[],
): Promise<Tracked[]> {
  return (await database.find(tx, byId, keys)).map((row) => {
    const { at, contact_id: contactId, heard } = row;
    return { message: stateOf(row), heard, known: { at, contactId }, changed: false };
  });
}

export async function writeMessages(
  { database, tx }: ContactCommit,
  tracked: Iterable<Tracked>,
): Promise<void> {
  const inserted: Row[] = [];
  const updated: Row[] = [];
  for (const { message, heard, known, changed } of tracked) {
    if (!changed) continue;
    const stays = known?.at === message.at && known.contactId === message.contactId;
    (stays ? updated : inserted).push(rowOf(message, heard));
  }
  await database.insert(tx, insertMessages, inserted);
  await database.insert(tx, updateMessages, updated);
}

export function stateOf(row: Selectable<MessagesTable>): MessageState {
  return {
    wabaId: row.waba_id,
    id: row.id,
    contactId: row.contact_id,
    phoneNumberId: row.phone_number_id,
    direction: row.direction,
    at: row.at,
    status: row.status as MessageWord,
    errorCode: row.error_code,
    templateName: row.template_name,
    details: JSON.parse(row.state) as MessageDetails,
  };
}

function rowOf(message: MessageState, heard: number): Row {
  return [
    message.wabaId,
    message.id,
    message.contactId,
    message.phoneNumberId,
    message.direction,
    message.at,
    heard,
    message.status,
    message.errorCode,
    column(message.templateName, longestName),
    JSON.stringify(message.details),
  ];
}
