import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database/database.js';

/** Contacts say who wrote before, so the list of known senders goes. */
export async function contacts(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { counter, integer, text, keyOnlyTable } = types;
  const statements = [
    ...eventsOfMessages(types),
    sql`drop table known_senders`,
    sql`create table contacts (
      id ${text} not null primary key,
      waba_id ${text} not null,
      name ${text} not null,
      consent ${text} not null,
      created_at ${integer} not null,
      state ${text} not null
    )`,
    sql`create index contacts_by_waba on contacts (waba_id, id)`,
    sql`create index contacts_by_consent on contacts (waba_id, consent, id)`,
    sql`create table contact_identities (
      waba_id ${text} not null,
      identity ${text} not null,
      contact_id ${text} not null,
      primary key (waba_id, identity)
    ) ${keyOnlyTable}`,
    sql`create index contact_identities_by_contact on contact_identities (contact_id)`,
    sql`create table contact_aliases (
      old_id ${text} not null primary key,
      contact_id ${text} not null
    ) ${keyOnlyTable}`,
    sql`create index contact_aliases_by_contact on contact_aliases (contact_id)`,
    sql`create table contact_tags (
      contact_id ${text} not null,
      tag ${text} not null,
      waba_id ${text} not null,
      name ${text} not null,
      present ${integer} not null,
      changed_at ${integer} not null,
      source ${text} not null,
      primary key (contact_id, tag)
    ) ${keyOnlyTable}`,
    sql`create index contact_tags_by_waba on contact_tags (waba_id, tag, present, contact_id)`,
    sql`create table contact_tag_lists (
      contact_id ${text} not null,
      source ${text} not null,
      tags ${text} not null,
      at ${integer} not null,
      primary key (contact_id, source)
    )`,
    sql`create table consents (
      id ${counter},
      waba_id ${text} not null,
      contact_id ${text} not null,
      state ${text} not null,
      changed_at ${integer} not null,
      source ${text} not null,
      method ${text},
      evidence ${text},
      message_id ${text}
    )`,
    sql`create index consents_by_contact on consents (contact_id, id)`,
    sql`create table conversations (
      contact_id ${text} not null,
      phone_number_id ${text} not null,
      waba_id ${text} not null,
      unanswered_since ${integer},
      limit_passed ${integer} not null default 0,
      state ${text} not null,
      primary key (contact_id, phone_number_id)
    )`,
    sql`create index conversations_unanswered on conversations (waba_id, limit_passed, unanswered_since)
      where unanswered_since is not null`,
    sql`create table handoffs (
      contact_id ${text} not null,
      phone_number_id ${text} not null,
      rule ${text} not null,
      raised_at ${integer} not null,
      primary key (contact_id, phone_number_id, rule)
    ) ${keyOnlyTable}`,
    sql`create table messages (
      waba_id ${text} not null,
      id ${text} not null,
      contact_id ${text},
      phone_number_id ${text},
      direction ${text} not null,
      at ${integer} not null,
      heard ${integer} not null,
      status ${text} not null,
      error_code ${integer},
      template_name ${text},
      state ${text} not null,
      primary key (waba_id, id)
    )`,
    sql`create index messages_by_contact on messages (contact_id, at)`,
    sql`create index messages_by_time on messages (waba_id, at)`,
    sql`create table contact_windows (
      waba_id ${text} not null,
      window_start ${integer} not null,
      contact_id ${text} not null,
      phone_number_id ${text} not null,
      messages_in ${integer} not null,
      messages_out ${integer} not null,
      messages_delivered ${integer} not null,
      messages_read ${integer} not null,
      messages_failed ${integer} not null,
      primary key (waba_id, window_start, contact_id, phone_number_id)
    ) ${keyOnlyTable}`,
    sql`create table contact_changes (
      id ${counter},
      waba_id ${text} not null,
      window_start ${integer} not null,
      contact_id ${text} not null,
      kind ${text} not null,
      source ${text} not null,
      detail ${text}
    )`,
    sql`create index contact_changes_by_window on contact_changes (waba_id, window_start, contact_id)`,
    sql`create index contact_changes_of_tags on contact_changes (waba_id, window_start, contact_id)
      where kind in ('tag_added', 'tag_removed')`,
    sql`create table windows_closed (until ${integer} not null, moved_at ${integer} not null)`,
    sql`insert into windows_closed (until, moved_at) values (0, 0)`,
    sql`create table tag_rules (
      id ${text} not null primary key,
      waba_id ${text} not null,
      rule ${text} not null
    )`,
    sql`create index tag_rules_by_waba on tag_rules (waba_id)`,
    sql`create table erasures (
      id ${counter},
      waba_id ${text} not null,
      identities ${text} not null,
      up_to ${integer} not null,
      done ${integer} not null
    )`,
    sql`create table erased (
      hash ${text} not null primary key,
      erased_at ${integer} not null
    ) ${keyOnlyTable}`,
    sql`create index erased_by_time on erased (erased_at)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Messages remember what was told of them, so only the rest is recognised by its id; SQLite cannot take a rule off a column. */
function eventsOfMessages({ dialect, counter, integer, text }: ColumnTypes) {
  const columns = sql`seq, id, kind, waba_id, phone_number_id, received_at, body`;
  const loosened =
    dialect === 'postgres'
      ? [
          sql`alter table events drop constraint events_id_key`,
          sql`alter table events add column of_message ${integer} not null default 0`,
        ]
      : [
          sql`alter table events rename to events_before`,
          sql`create table events (
            seq ${counter},
            id ${text} not null,
            of_message ${integer} not null default 0,
            kind ${text} not null,
            waba_id ${text} not null,
            phone_number_id ${text},
            received_at ${integer} not null,
            body ${text} not null
          )`,
          sql`insert into events (${columns}) select ${columns} from events_before order by seq`,
          sql`delete from sqlite_sequence where name = 'events'`,
          sql`insert into sqlite_sequence (name, seq)
            select 'events', seq from sqlite_sequence where name = 'events_before'`,
          sql`drop table events_before`,
          sql`create index events_by_kind on events (waba_id, kind, seq)`,
          sql`create index events_by_waba on events (waba_id, seq)`,
        ];
  return [...loosened, sql`create unique index events_by_id on events (id) where of_message = 0`];
}
