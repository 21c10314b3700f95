import type { CrmRecord } from '../../lab/crm/rules.js';
import { WINDOW_MS } from '../../whatsapp/windows.js';
import { ana, cases, texts, zoe } from './crm-zaps/cases.js';
import { firstRuns, polled } from './crm-zaps/runs.js';
import { account, number, startCompany, type Company } from './crm-zaps/setup.js';
import { messagesZap, offersZap, statusesZap, tagsFromCrmZap, tagsToCrmZap } from './crm-zaps/zaps.js';

const limit = 120_000;

// The parts of one story: each goes on where the one before it ended.
describe.each(cases)('the Zaps of a company with $kind', (one) => {
  let company: Company;
  beforeAll(async () => void (company = await startCompany(one)), limit);
  afterAll(() => company?.lab.close(), limit);

  const people = () => company.crm.records(one.personApi);
  const anasRecord = () => people().at(-1) as CrmRecord;
  const changeAna = (values: CrmRecord) =>
    company.crm.update(one.personApi, String(anasRecord()[one.id]), values);
  const write = (from: typeof ana, message: string) =>
    company.lab.cloudApi.customerWrites({ phoneNumberId: number, from, message });

  const tagAna = async (tag: string) => {
    const editor = company.lab.zapier.editor(company.connection, 'creates', 'sync_contact_tags');
    const filled = { waba_id: account, contact: ana.wa_id, mode: 'add', tags: [tag] };
    const { inputData } = await editor.resolve(filled);
    await editor.run('perform', { inputData, inputDataRaw: filled });
  };

  test(
    'find who wrote, however the number is written there, or add them, and log the message with them',
    async () => {
      const zap = await company.turnOn(messagesZap(one));
      await write(zoe, texts.zoe);
      await firstRuns(zap, 1);
      await write(ana, texts.ana);
      await firstRuns(zap, 2);
      await write(ana, 'Hello?');
      await firstRuns(zap, 3);

      expect(zap.runs).toHaveLength(3);
      expect(people()).toHaveLength(2);
      expect(people()).toMatchObject([{ ...one.known, [one.waId]: zoe.wa_id }, one.created]);
      const logs = company.crm.records(one.logApi);
      const ids = people().map((person) => person[one.id]);
      expect(logs.map(one.personOf)).toEqual([ids[0], ids[1], ids[1]]);
      expect(logs[1]).toMatchObject(one.message);
    },
    limit,
  );

  test(
    'keep tags the same on both sides, and start no write-back of what came from the CRM itself',
    async () => {
      const fromCrm = await company.turnOn(await tagsFromCrmZap(company));
      const toCrm = await company.turnOn(await tagsToCrmZap(company));
      const nextWindow = async () => {
        await company.lab.hub.clock.forward(WINDOW_MS);
        return polled(toCrm);
      };
      // Messages alone have nothing to do with tags.
      expect(await nextWindow()).toEqual([]);

      changeAna({ [one.tags]: one.tagged(['Shop', 'VIP']) });
      const [taken] = await polled(fromCrm);
      expect(taken?.steps[0]?.output).toMatchObject({ tags: ['Shop', 'VIP'], tags_added: ['Shop', 'VIP'] });
      expect(await nextWindow()).toEqual([]);

      await tagAna('Delivery');
      // A colleague is at it in the same quarter of an hour.
      changeAna({ [one.tags]: one.tagged(['VIP', 'Wholesale']) });
      expect(await nextWindow()).toHaveLength(1);
      const both = ['Delivery', 'VIP', 'Wholesale'];
      expect(anasRecord()).toMatchObject({ [one.tags]: one.tagged(both) });

      // What the two changed starts the other Zap once more, which finds nothing new.
      for (const { steps } of await polled(fromCrm)) {
        expect(steps[0]?.output).toMatchObject({ tags: both, tags_added: [], tags_removed: [] });
      }
      expect(await nextWindow()).toEqual([]);
      expect(await polled(fromCrm)).toEqual([]);
    },
    limit,
  );

  test(
    'send a template filled from the record whose stage changed, and write its way to the customer into that very record',
    async () => {
      const offers = await company.turnOn(await offersZap(company));
      const statuses = await company.turnOn(statusesZap(one));
      changeAna(one.offered);
      const [offered] = await polled(offers);
      await firstRuns(statuses, 3);
      await company.lab.cloudApi.settled();
      const { chats } = company.lab.cloudApi.phone(ana.wa_id);
      const sent = chats
        .flatMap(({ messages }) => messages)
        .find(({ id }) => id === offered?.steps[0]?.output?.message_id);
      expect(sent?.text).toBe('Hello Ana, our offer for Flora Ltda is ready. We call you tomorrow.');

      const changes = company.crm
        .changes(one.personApi)
        .filter(({ fields }) => fields.includes(one.status))
        .reverse();
      const { words } = one;
      expect(changes.map(({ record }) => record[one.status])).toEqual([
        words.sent,
        words.delivered,
        words.read,
      ]);
      expect(statuses.runs).toHaveLength(3);
      expect(people()).toMatchObject([
        { [one.status]: null },
        { ...one.created, ...one.offered, [one.status]: words.read },
      ]);
    },
    limit,
  );
});
