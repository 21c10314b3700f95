import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '../../../../hub/store/database/open.js';
import { checkSqliteVersion } from '../../../../hub/store/database/sqlite.js';
import { waba } from '../../bodies.js';
import { benchOf } from '../contract/bench.js';
import { describeStoreContract } from '../contract/index.js';
import { claim, claimOne, messages, noon, subscribe } from '../contract/steps.js';

let directory: string;
let files = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hub-sqlite-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const freshConfig = async () => ({ databasePath: join(directory, `${++files}.db`) });

describe('the store on SQLite', () => {
  const bench = benchOf(freshConfig);
  describeStoreContract(bench);

  it('makes due at once what a hub held that died', async () => {
    const store = await bench.store();
    await subscribe(store);
    await store.append(messages({}), noon);
    await claimOne(store);
    const successor = await bench.another({ takeOver: true });
    await claimOne(successor);
    await bench.another();
    expect(await claim(successor)).toEqual([]);
  });

  it('can be opened by several at once, from the first moment on', async () => {
    const config = await freshConfig();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(config)));
    await Promise.all(stores.map((store) => store.append(messages({}), noon)));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('brings a database of the first version up to date, and keeps what is in it', async () => {
    const config = await freshConfig();
    const before = await openStore(config);
    const update = messages({});
    await before.append(update, noon);
    await before.close();
    const file = new DatabaseSync(config.databasePath);
    backToFirstVersion(file);
    file.close();

    const after = await openStore(config);
    const { appended } = await after.append([...update, ...messages({})], noon);
    expect(appended.map(({ repeated }) => repeated)).toEqual([true, false]);
    expect(eventNumbers(config.databasePath)).toEqual([1, 8]);
    await after.submitTemplate({ wabaId: waba, templateId: '1', submittedAt: noon });
    const { submitted } = await after.reviewReport({ wabaId: waba, from: 0, to: noon + 1, now: noon });
    expect(submitted).toBe(1);
    expect((await after.events({ wabaId: waba, filter: {}, limit: 10 })).events).toHaveLength(2);
    expect(await after.failures({ wabaId: waba, limit: 10 })).toMatchObject({
      items: [{ kind: 'delivery', state: 'open', reason: 'answered 500', event: 'message' }],
      nextCursor: null,
    });
    await after.close();
  });

  it.each([
    [
      'the latest contacts of a state of consent',
      `select id from contacts where waba_id = '1' and consent = 'opted_in' and id < 'c' order by id desc limit 26`,
      ['contacts_by_consent (waba_id=? AND consent=? AND id<?)'],
    ],
    [
      'the latest contacts with a tag',
      `select c.id, c.name, c.consent from contact_tags as t inner join contacts as c on c.id = t.contact_id
        where t.waba_id = '1' and t.tag = 'vip' and t.present = 1 and t.contact_id < 'c'
        order by t.contact_id desc limit 26`,
      ['contact_tags_by_waba (waba_id=? AND tag=? AND present=? AND contact_id<?)', '(id=?)'],
    ],
    [
      'what was not sent',
      `select operation from sends where state = 'given_up' and undecided = 0
        and waba_id = '1' and ended_at < 2 order by ended_at limit 5`,
      ['sends_not_sent (waba_id=? AND ended_at<?)'],
    ],
    [
      'the old sends of which only the ledger tells',
      `select operation from sends where created_at < 2 and (state <> 'given_up' or undecided <> 0)`,
      ['sends_by_time (created_at<?)'],
    ],
  ])('finds %s without reading the others', async (_which, query, wanted) => {
    const config = await freshConfig();
    await (await openStore(config)).close();
    const file = new DatabaseSync(config.databasePath);
    const plan = file.prepare(`explain query plan ${query}`);
    const steps = plan.all().map(({ detail }) => detail);
    file.close();
    expect(steps).toEqual(wanted.map((step) => expect.stringContaining(step)));
  });

  it('says what to do when the file cannot be opened', async () => {
    const nowhere = { databasePath: join(directory, 'missing', 'hub.db') };
    await expect(openStore(nowhere)).rejects.toThrow(/cannot be opened.*DATABASE_PATH/);
  });

  it('refuses a SQLite that can damage the file', () => {
    expect(() => checkSqliteVersion('3.51.2')).toThrow(/3\.51\.3 or newer/);
    expect(() => checkSqliteVersion('3.46.1')).toThrow();
    for (const good of ['3.51.3', '3.52.0', '4.0.0']) expect(() => checkSqliteVersion(good)).not.toThrow();
  });
});

/** Takes away what later migrations made, and brings back what they took away. */
function backToFirstVersion(file: DatabaseSync): void {
  const first = ['events', 'subscriptions', 'subscription_version', 'deliveries'];
  const tables = file.prepare("select name from sqlite_schema where type = 'table'").all();
  for (const { name } of tables as { name: string }[]) {
    const stays = first.includes(name) || name.startsWith('kysely_') || name.startsWith('sqlite_');
    if (!stays) file.exec(`drop table ${name}`);
  }
  file.exec(`
    alter table events rename to events_now;
    create table events (
      seq integer primary key autoincrement, id text not null unique, kind text not null, waba_id text not null,
      phone_number_id text, received_at integer not null, body text not null
    );
    insert into events select seq, id, kind, waba_id, phone_number_id, received_at, body from events_now;
    drop table events_now;
    create index events_by_kind on events (waba_id, kind, seq);
    create index events_by_waba on events (waba_id, seq);
    update sqlite_sequence set seq = 7 where name = 'events';
    create table known_senders (sender text not null primary key) without rowid;
    create table failures (
      id integer primary key autoincrement, subscription_id text not null, waba_id text not null,
      event text not null, target_url text not null, event_seq integer not null, body text not null,
      reason text not null, failed_at integer not null
    );
    create index failures_by_waba on failures (waba_id, id);
    insert into failures (subscription_id, waba_id, event, target_url, event_seq, body, reason, failed_at)
    values ('old', '${waba}', 'message', 'https://hooks.zapier.com/1/', 1, '{}', 'answered 500', ${noon});
    delete from kysely_migration where name <> '001_events_and_deliveries';
  `);
}

function eventNumbers(path: string): unknown[] {
  const file = new DatabaseSync(path);
  const rows = file.prepare('select seq from events order by seq').all();
  file.close();
  return rows.map(({ seq }) => seq);
}
