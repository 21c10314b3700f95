import { sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Database } from '../../../../hub/store/database/database.js';
import { eventsAndDeliveries } from '../../../../hub/store/migrations/001-events-and-deliveries.js';
import { templateReviews } from '../../../../hub/store/migrations/002-template-reviews.js';
import { contacts } from '../../../../hub/store/migrations/003-contacts.js';
import { sends } from '../../../../hub/store/migrations/004-sends.js';
import { failureList } from '../../../../hub/store/migrations/005-failure-list.js';
import type { TagChange } from '../../../../hub/store/contacts/store.js';
import { waba } from '../../bodies.js';
import { ask } from '../../sends.js';
import type { Bench } from './bench.js';
import { earlierRows, listed, replacedOnce } from './earlier-rows.js';
import { noon } from './steps.js';

const day = 86_400_000;

/** Makes the database of a hub that knew the first five migrations, and puts in what it wrote, by table. */
export async function asEarlier(
  { db, types }: Database,
  written: Record<string, object[]> = earlierRows,
): Promise<void> {
  const earlier: Record<string, Migration> = {
    '001_events_and_deliveries': { up: (tx) => eventsAndDeliveries(tx, types) },
    '002_template_reviews': { up: (tx) => templateReviews(tx, types) },
    '003_contacts': { up: (tx) => contacts(tx, types) },
    '004_sends': { up: (tx) => sends(tx, types) },
    '005_failure_list': { up: (tx) => failureList(tx, types) },
  };
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => earlier },
  }).migrateToLatest();
  if (error) throw error;
  for (const [table, rows] of Object.entries(written)) {
    for (const row of rows) {
      const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
      const values = sql.join(Object.values(row));
      await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(db);
    }
  }
}

/** What an earlier hub wrote is there after an update, and means the same. */
export function describeEarlierSchema(bench: Bench): void {
  describe('a database of an earlier hub', () => {
    async function opened() {
      const store = await bench.store((database) => asEarlier(database));
      const tagsAfter = async (waId: string, change: Omit<TagChange, 'source'> & Partial<TagChange>) => {
        const changed = { source: 'hubspot', ...change } as const;
        return (await store.changeTags({ wabaId: waba, key: `+${waId}` }, changed, noon))?.contact.tags;
      };
      return { store, tagsAfter };
    }

    it('keeps the tags, and the lists with which the next ones of the CRMs are compared', async () => {
      const { store, tagsAfter } = await opened();
      expect((await store.tags(waba)).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['Kept', 'Ours', 'Says "yes", 👍', 'VIP', 'Zebra']),
      );
      const two_way = { mode: 'two_way', at: noon - 100 } as const;
      expect(await tagsAfter(listed, { ...two_way, tags: ['Says "yes", 👍', 'New'] })).toEqual([
        'New',
        'Ours',
        'Says "yes", 👍',
        'Zebra',
      ]);
      expect(await tagsAfter(listed, { ...two_way, tags: [], source: 'zoho' })).toEqual([
        'New',
        'Ours',
        'Says "yes", 👍',
      ]);
      const late = { ...two_way, at: noon - 801, tags: ['Late'] };
      expect(await tagsAfter(listed, late)).not.toContain('Late');
    });

    it('keeps the times before which no tag comes back', async () => {
      const { tagsAfter } = await opened();
      const add = (at: number) => ({ mode: 'add' as const, tags: [`from ${at - noon}`], at });
      await tagsAfter(listed, add(noon - 601));
      expect(await tagsAfter(listed, add(noon - 599))).toEqual([
        'from -599',
        'Ours',
        'Says "yes", 👍',
        'VIP',
        'Zebra',
      ]);
      await tagsAfter(replacedOnce, add(noon - 501));
      expect(await tagsAfter(replacedOnce, add(noon - 499))).toEqual(['from -499', 'Kept']);
    });

    it('exports the lists with their sources and times', async () => {
      const { store } = await opened();
      const exported = await store.exportContact({ wabaId: waba, key: `+${listed}` });
      expect(exported?.facts.tag_lists).toEqual([
        {
          source: 'hubspot',
          tags: ['VIP', 'Says "yes", 👍'],
          given: null,
          changed_at: new Date(noon - 800).toISOString(),
        },
        { source: 'zoho', tags: ['Zebra'], given: null, changed_at: new Date(noon - 700).toISOString() },
      ]);
    });

    it('keeps what became of sends, for those that come again and for the report', async () => {
      const { store } = await opened();
      const report = { wabaId: waba, from: noon - day, to: noon + day };
      const told = { messages: 1, delivered: 1, not_sent: 1 };
      expect(await store.deliveryReport(report)).toMatchObject({
        ...told,
        failures: [{ error_title: 'The file could not be fetched.', count: 1 }],
      });
      const again = await ask(store, noon, { deduplication_key: 'accepted', to: `+${listed}` });
      expect(again).toMatchObject({ decision: 'already_sent', message_id: 'wamid.1' });
      const turn = { deduplication_key: 'waits', operation: 'earlier-waits', to: `+${replacedOnce}` };
      expect(await ask(store, noon + 1_000, turn)).toMatchObject({ decision: 'go' });
      await store.pruneSends(noon + 20 * day, noon + 20 * day, 100);
      expect(await store.deliveryReport(report)).toMatchObject(told);
    });
  });
}
