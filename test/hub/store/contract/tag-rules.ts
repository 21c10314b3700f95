import type { TagRule } from '../../../../whatsapp/tag-rule.js';
import type { TagChange } from '../../../../hub/store/contacts/store.js';
import type { Store } from '../../../../hub/store/store.js';
import { phoneNumber, waba } from '../../bodies.js';
import type { Bench } from './bench.js';
import { byPhone, oldAndOwn, phone, written } from './customers.js';
import { noon } from './steps.js';

const plain: Omit<TagRule, 'id' | 'updated_at'> = {
  waba_id: waba,
  tag: 'Price',
  keywords: ['price'],
  keyword_match: 'contains',
  payloads: [],
  phone_number_id: '',
  on: true,
};
const rule = (more: Partial<TagRule> = {}) => ({ ...plain, ...more });

async function tagsOf(store: Store, key = byPhone.key): Promise<string[] | undefined> {
  const result = await store.changeTags(
    { wabaId: waba, key },
    { mode: 'add', tags: [], at: 0, source: 'zapier' },
    noon,
  );
  return result?.contact.tags;
}

export function describeTagRules(bench: Bench): void {
  describe('tag rules', () => {
    it('are kept, listed by tag, and deleted', async () => {
      const store = await bench.store();
      const price = await store.saveTagRule(rule({ payloads: ['p'] }), noon);
      expect(price).toEqual({
        ...rule({ payloads: ['p'] }),
        id: expect.any(String),
        updated_at: '2026-01-15T12:00:00.000Z',
      });
      const about = await store.saveTagRule(rule({ tag: 'About' }), noon);
      await store.saveTagRule(rule({ waba_id: '999' }), noon);
      expect(await store.tagRules(waba)).toEqual([about, price]);

      expect(await store.deleteTagRule('999', price.id)).toBe(false);
      expect(await store.deleteTagRule(waba, price.id)).toBe(true);
      expect(await store.deleteTagRule(waba, price.id)).toBe(false);
      expect(await store.tagRules(waba)).toEqual([about]);
    });

    it('take the place of the one with the same id, or for the same tag and number', async () => {
      const store = await bench.store();
      const { id } = await store.saveTagRule(rule(), noon);
      const again = await store.saveTagRule(rule({ tag: ' PRICE ', keywords: ['cost'] }), noon + 1);
      expect(again).toMatchObject({ id, tag: 'PRICE', keywords: ['cost'] });
      const renamed = await store.saveTagRule(rule({ id, tag: 'Cost' }), noon + 2);
      const ofNumber = await store.saveTagRule(rule({ tag: 'Cost', phone_number_id: phoneNumber }), noon + 3);
      expect(await store.tagRules(waba)).toEqual(expect.arrayContaining([renamed, ofNumber]));
      expect(ofNumber.id).not.toBe(id);
    });

    it('tag who writes what they look for, at once in every process', async () => {
      const store = await bench.store();
      const other = await bench.another();
      await other.append(written('price?'), noon);
      expect(await tagsOf(store)).toEqual([]);
      const { id } = await store.saveTagRule(rule(), noon);
      await other.append(written('What is the PRICE?'), noon);
      await other.append(written('hello', { from: '16505550002' }), noon);
      expect(await tagsOf(store)).toEqual(['Price']);
      expect(await tagsOf(store, '+16505550002')).toEqual([]);

      await store.deleteTagRule(waba, id);
      await other.append(written('price', { from: '16505550002' }), noon);
      expect(await tagsOf(store, '+16505550002')).toEqual([]);
    });

    it('tag many customers and by many rules in one transaction', async () => {
      const store = await bench.store();
      await store.saveTagRule(rule(), noon);
      await store.saveTagRule(rule({ tag: 'Size', keywords: ['size'] }), noon);
      const batch = [
        ...written('price'),
        ...written('size', { from: '16505550002' }),
        ...written('size and price', { from: '16505550003' }),
        ...written('size'),
      ];
      await store.append(batch, noon);
      expect(await tagsOf(store)).toEqual(['Price', 'Size']);
      expect(await tagsOf(store, '+16505550002')).toEqual(['Size']);
      expect(await tagsOf(store, '+16505550003')).toEqual(['Price', 'Size']);
    });

    it('look at nothing that was written before, or by the business', async () => {
      const store = await bench.store();
      await store.saveTagRule(rule(), noon);
      await store.append(oldAndOwn('price'), noon);
      expect(await tagsOf(store)).toEqual([]);
    });

    it('add nothing to a contact that has all the tags it may have', async () => {
      const store = await bench.store();
      await store.saveTagRule(rule(), noon);
      const many = Array.from({ length: 200 }, (_, i) => `tag ${i}`);
      await store.changeTags(byPhone, { mode: 'add', tags: many, at: noon, source: 'zoho' }, noon);
      await store.append(written('price'), noon + 1);
      expect(await tagsOf(store)).toHaveLength(200);
      expect(await tagsOf(store)).not.toContain('Price');
    });
  });

  describe('trying a tag rule', () => {
    it('tells what it would have done, newest first, and does nothing', async () => {
      const store = await bench.store();
      await store.append(written('an old price'), noon - 1);
      await store.append(written('the price?', { id: 'wamid.first', at: noon }), noon);
      await store.append([...written('price'), ...written('hello')], noon + 1);
      await store.append(
        written('Price, please', { from: '16505550002', id: 'wamid.last', at: noon }),
        noon + 2,
      );
      await store.append(written('price', { from: '16505550003' }), noon + 3);
      const tagged: TagChange = { mode: 'add', tags: ['price'], at: noon, source: 'zoho' };
      await store.changeTags({ wabaId: waba, key: '+16505550002' }, tagged, noon);

      const trial = await store.tryTagRule(rule({ on: false }), noon);
      expect(trial).toMatchObject({
        messages: 5,
        since: '2026-01-15T12:00:00.000Z',
        matched: 4,
        contacts: 3,
        tagged_already: 1,
      });
      expect(trial.examples.map(({ text }) => text)).toEqual([
        'price',
        'Price, please',
        'price',
        'the price?',
      ]);
      expect(trial.examples[1]).toEqual({
        contact_id: expect.stringMatching(/^c_/),
        contact_name: null,
        text: 'Price, please',
        at: '2026-01-15T12:00:00.000Z',
        message_id: 'wamid.last',
      });
      expect(await tagsOf(store)).toEqual([]);
      expect(await store.tagRules(waba)).toEqual([]);
    });

    it('looks through more messages than are read at once, and shows twenty', async () => {
      const store = await bench.store();
      const many = Array.from({ length: 1_200 }, (_, i) =>
        written(i % 2 ? 'price' : 'hello', { from: phone }),
      ).flat();
      await store.append(many, noon);
      const trial = await store.tryTagRule(rule(), noon);
      expect(trial).toMatchObject({ messages: 1_200, matched: 600, contacts: 1 });
      expect(trial.examples).toHaveLength(20);
    });

    it('finds nothing where nobody wrote', async () => {
      const store = await bench.store();
      expect(await store.tryTagRule(rule(), noon)).toMatchObject({
        messages: 0,
        matched: 0,
        contacts: 0,
        examples: [],
      });
    });
  });
}
