import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { ColumnTypes, Database } from './database.js';

/**
 * Brings the schema up to date. Threads and processes may do it at the same time: they take turns.
 * A migration that was once released is never changed; a new one is added below it.
 */
export async function migrate({ db, types, takeTurn }: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx);
    const migrator = new Migrator({ db: tx, provider: { getMigrations: async () => migrations(types) } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  });
}

function migrations(types: ColumnTypes): Record<string, Migration> {
  return {
    '001_events_and_deliveries': { up: (db) => eventsAndDeliveries(db, types) },
    '002_template_reviews': { up: (db) => templateReviews(db, types) },
    '003_contacts': { up: (db) => contacts(db, types) },
    '004_sends': { up: (db) => sends(db, types) },
    '005_failure_list': { up: (db) => failureList(db, types) },
  };
}

async function eventsAndDeliveries(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { counter, integer, text, keyOnlyTable } = types;
  const statements = [
    sql`create table events (
      seq ${counter},
      id ${text} not null unique,
      kind ${text} not null,
      waba_id ${text} not null,
      phone_number_id ${text},
      received_at ${integer} not null,
      body ${text} not null
    )`,
    sql`create index events_by_kind on events (waba_id, kind, seq)`,
    sql`create index events_by_waba on events (waba_id, seq)`,
    sql`create table known_senders (sender ${text} not null primary key) ${keyOnlyTable}`,
    sql`create table subscriptions (
      id ${text} not null primary key,
      fingerprint ${text} not null unique,
      waba_id ${text} not null,
      event ${text} not null,
      target_url ${text} not null,
      filter ${text} not null,
      created_at ${integer} not null,
      due_at ${integer} not null default 0,
      attempts ${integer} not null default 0,
      failing_since ${integer},
      throttled ${integer} not null default 0,
      leased_until ${integer} not null default 0,
      leased_by ${text},
      settled_at ${integer} not null default 0,
      last_error ${text}
    )`,
    sql`create index subscriptions_by_event on subscriptions (waba_id, event)`,
    sql`create table subscription_version (version ${integer} not null)`,
    sql`insert into subscription_version (version) values (1)`,
    sql`create table deliveries (
      subscription_id ${text} not null,
      event_seq ${integer} not null,
      primary key (subscription_id, event_seq)
    ) ${keyOnlyTable}`,
    sql`create table failures (
      id ${counter},
      subscription_id ${text} not null,
      waba_id ${text} not null,
      event ${text} not null,
      target_url ${text} not null,
      event_seq ${integer} not null,
      body ${text} not null,
      reason ${text} not null,
      failed_at ${integer} not null
    )`,
    sql`create index failures_by_waba on failures (waba_id, id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

async function templateReviews(db: Kysely<unknown>, { counter, integer, text }: ColumnTypes): Promise<void> {
  await sql`create table template_reviews (
    id ${counter},
    waba_id ${text} not null,
    template_id ${text} not null,
    submitted_at ${integer},
    decided_at ${integer},
    decision ${text}
  )`.execute(db);
  await sql`create index template_reviews_by_template on template_reviews (waba_id, template_id, id)`.execute(
    db,
  );
}

/** Contacts say who wrote before, so the list of known senders goes. */
async function contacts(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { counter, integer, text, keyOnlyTable } = types;
  const statements = [
    sql`drop table known_senders`,
    sql`create table contacts (
      id ${text} not null primary key,
      waba_id ${text} not null,
      name ${text} not null,
      consent ${text} not null,
      created_at ${integer} not null,
      state ${text} not null
    )`,
    sql`create index contacts_by_waba on contacts (waba_id, created_at, id)`,
    sql`create index contacts_by_consent on contacts (waba_id, consent, created_at, id)`,
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
    sql`create index contact_tags_by_waba on contact_tags (waba_id, tag, present)`,
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
  ];
  for (const statement of statements) await statement.execute(db);
}

async function sends(db: Kysely<unknown>, { integer, text, keyOnlyTable }: ColumnTypes): Promise<void> {
  const statements = [
    sql`create table sends (
      waba_id ${text} not null,
      operation ${text} not null,
      phone_number_id ${text} not null,
      recipient ${text} not null,
      dedup_key ${text} not null,
      state ${text} not null,
      waits_for ${text},
      created_at ${integer} not null,
      started_at ${integer},
      due_at ${integer},
      ended_at ${integer},
      keep_ms ${integer} not null,
      refusals ${integer} not null,
      undecided ${integer} not null,
      message_id ${text},
      details ${text} not null,
      primary key (waba_id, operation)
    )`,
    sql`create index sends_by_key on sends (waba_id, dedup_key)`,
    sql`create index sends_waiting on sends (waba_id, phone_number_id, created_at) where state = 'waiting'`,
    sql`create index sends_by_state on sends (state, created_at)`,
    sql`create index sends_by_time on sends (created_at)`,
    sql`create index sends_by_recipient on sends (waba_id, recipient)`,
    sql`create table send_rates (
      key ${text} not null primary key,
      used_until ${integer} not null
    ) ${keyOnlyTable}`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Sends are on the list, too, and have no subscription; neither database lets a column be null that must not be. */
async function failureList(db: Kysely<unknown>, { counter, integer, text }: ColumnTypes): Promise<void> {
  const statements = [
    sql`alter table failures rename to failed_deliveries`,
    sql`drop index failures_by_waba`,
    sql`create table failures (
      id ${counter},
      waba_id ${text} not null,
      kind ${text} not null,
      state ${text} not null,
      title ${text} not null,
      reason ${text} not null,
      advice ${text} not null,
      first_failed_at ${integer} not null,
      last_failed_at ${integer} not null,
      escalated_at ${integer},
      contact_id ${text},
      phone_number_id ${text},
      operation ${text},
      dedup_key ${text},
      zap ${text},
      subscription_id ${text},
      event ${text},
      event_seq ${integer},
      body ${text}
    )`,
    sql`insert into failures (
      waba_id, kind, state, title, reason, advice, first_failed_at, last_failed_at,
      subscription_id, event, event_seq, body
    )
    select waba_id, 'delivery', 'open', 'A Zap did not take an event', reason,
      'It was tried for 24 hours. Look in Zapier whether the Zap is on; then retry the failure, or ignore it.',
      failed_at, failed_at, subscription_id, event, event_seq, body
    from failed_deliveries order by id`,
    sql`drop table failed_deliveries`,
    sql`create index failures_by_waba on failures (waba_id, id)`,
    sql`create index failures_by_state on failures (state, escalated_at, first_failed_at)`,
    sql`create index failures_by_time on failures (last_failed_at)`,
    sql`create index failures_by_key on failures (waba_id, dedup_key)`,
    sql`create index failures_by_subscription on failures (subscription_id, first_failed_at)`,
    sql`create index failures_by_contact on failures (contact_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
