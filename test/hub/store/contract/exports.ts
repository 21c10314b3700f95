import type { Store } from '../../../../hub/store/store.js';
import { freshId, waba } from '../../bodies.js';
import { ask } from '../../sends.js';
import { said } from '../../updates.js';
import type { Bench } from './bench.js';
import { exported } from './exported.js';
import { noon } from './steps.js';

const number = '16505551234';
const ref = { wabaId: waba, key: number };
const user = 'US.13491208655302741918';

/** Every name of a member, at whatever depth. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

const list = async (store: Store, name: string) =>
  ((await exported(store, ref))?.[name] ?? []) as Record<string, unknown>[];

export function describeExports(bench: Bench): void {
  describe('the export of a contact about whom much is kept', () => {
    it('has every message once, oldest first, also where many have one time', async () => {
      const store = await bench.store();
      const ids = Array.from({ length: 250 }, () => freshId());
      for (let from = 0; from < ids.length; from += 50) {
        const updates = ids.slice(from, from + 50).flatMap((id, at) => said({ id, at: at % 3 }));
        await store.append(updates, noon);
      }
      await store.append(said({ from: '16505550002' }), noon);
      const messages = await list(store, 'messages');
      expect(messages.map(({ id }) => id).sort()).toEqual([...ids].sort());
      const times = messages.map(({ at }) => at as string);
      expect(times).toEqual([...times].sort());
    });

    it('has every send, consent, change and interaction once', async () => {
      const store = await bench.store();
      await store.append(said({}), noon);
      const keys = Array.from({ length: 110 }, (_, index) => `key-${index}`);
      for (const [index, deduplication_key] of keys.entries()) {
        await ask(store, noon, { deduplication_key, phone_number_id: String(index % 20) });
        const told = { at: noon + index, source: 'zoho' as const, method: null, messageId: null };
        const state = index % 2 === 0 ? 'opted_in' : 'opted_out';
        await store.changeConsent(ref, { ...told, state, evidence: `form ${index}` }, noon + 1_000);
      }
      const sends = await list(store, 'sends');
      expect(sends.map((send) => send['deduplication_key']).sort()).toEqual([...keys].sort());
      const evidence = (await list(store, 'consents')).map((consent) => consent['evidence']);
      expect(evidence).toEqual(keys.map((_key, index) => `form ${index}`));
      expect(await list(store, 'changes')).toHaveLength(111);
      expect(await list(store, 'interactions')).toMatchObject([
        { phone_number_id: null, messages_in: 0 },
        { messages_in: 1 },
      ]);
    });

    it.each([
      ['is erased', (store: Store) => store.eraseContact(ref, noon + 2)],
      ['becomes one with another', (store: Store) => store.append(said({ userId: user }), noon + 2)],
    ])('breaks off when the contact %s meanwhile', async (_what, meanwhile) => {
      const store = await bench.store();
      await store.append(said({ from: null, userId: user }), noon - 1);
      await store.append(Array.from({ length: 150 }, () => said({})).flat(), noon);
      const messages = (await store.exportContact(ref))?.lists['messages'];
      const read = async () => {
        const seen: object[] = [];
        for await (const message of messages ?? []) if (seen.push(message) === 1) await meanwhile(store);
      };
      await expect(read()).rejects.toThrow('while it was exported');
    });

    it('is written in one way: names in snake_case, and every time as ISO-8601', async () => {
      const store = await bench.store();
      await store.append(said({}), noon);
      await ask(store, noon);
      await store.changeTags(ref, { mode: 'two_way', tags: ['a'], at: noon, source: 'zoho' }, noon);
      const consent = { method: null, evidence: 'said so', messageId: null, source: 'zoho' as const };
      await store.changeConsent(ref, { ...consent, state: 'opted_in', at: noon }, noon);
      const all = await exported(store, ref);
      expect(namesIn(all).filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
      expect(JSON.stringify(all)).not.toMatch(/_(at|start|ends|since)":\d/);
      expect(all).toMatchObject({
        sends: [{ category: 'utility', template_name: 'order_ready', text: 'Your order is ready.' }],
        tag_lists: [{ source: 'zoho', changed_at: new Date(noon).toISOString() }],
      });
    });
  });
}
