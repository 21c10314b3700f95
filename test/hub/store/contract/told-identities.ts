import { DifferentPeople } from '../../../../hub/contacts/who.js';
import type { Store } from '../../../../hub/store/store.js';
import { waba } from '../../bodies.js';
import { ask } from '../../sends.js';
import { said } from '../../updates.js';
import type { Bench } from './bench.js';
import { contactOf, everybody } from './contact-steps.js';
import { noon } from './steps.js';

const number = '16505550001';
const ana = 'US.11111111111111';
const carlo = 'US.22222222222222';
const nobody = 'US.33333333333333';

const tell = (store: Store, key: string, facts: { phone?: string; userId?: string; name?: string }) =>
  store.putContact({ wabaId: waba, key }, facts, 'hubspot', noon + 9);

/** Ana, who agreed to marketing, lost her number, and Carlo writes from it. */
async function numberGivenOn(bench: Bench): Promise<Store> {
  const store = await bench.store();
  await store.append(said({ from: number, userId: ana, name: 'Ana', text: 'subscribe', at: 1 }), noon);
  await store.append(said({ from: number, userId: carlo, name: 'Carlo', at: 2 }), noon + 1);
  return store;
}

export function describeToldIdentities(bench: Bench): void {
  describe('the identities that a record of a CRM holds', () => {
    it.each([
      ['the number', () => number, { userId: ana }],
      ['the user id', () => ana, { phone: number }],
      ['the contact id', (id: string) => id, { userId: ana }],
      ['the number, with a user id that nobody has', () => number, { userId: nobody }],
      ['a user id that nobody has', () => nobody, { phone: number }],
      ['a user id that nobody has, with the one of somebody', () => nobody, { userId: ana }],
    ])('join nobody with another person, where the key is %s', async (_key, keyOf, facts) => {
      const store = await numberGivenOn(bench);
      const before = await everybody(store);
      const { id } = await contactOf(store, carlo);
      await expect(tell(store, keyOf(id), { ...facts, name: 'Ana Lopez' })).rejects.toThrow(DifferentPeople);
      expect(await everybody(store)).toEqual(before);
      expect(before.map(({ name, consent }) => [name, consent]).sort()).toEqual([
        ['Ana', 'opted_in'],
        ['Carlo', 'transactional'],
      ]);
      expect(await ask(store, noon + 10, { to: `+${number}`, category: 'marketing' })).toMatchObject({
        decision: 'blocked',
        reason: 'no_consent',
      });
    });

    it('join two contacts of whom at most one has a user id', async () => {
      const store = await bench.store();
      await tell(store, number, { name: 'Ana' });
      await store.append(said({ from: null, userId: ana }), noon);
      await tell(store, ana, { phone: number });
      expect(await everybody(store)).toMatchObject([{ name: 'Ana', user_id: ana, phone: `+${number}` }]);
    });

    it('may be those of before: a user id that was changed stays with its person', async () => {
      const store = await bench.store();
      await store.append(said({ from: number, userId: ana }), noon);
      const system = { type: 'user_changed_user_id', user_id: nobody };
      await store.append(said({ from: number, userId: ana, type: 'system', system, at: 1 }), noon + 1);
      await tell(store, number, { userId: ana, name: 'Ana' });
      await tell(store, ana, { phone: number });
      expect(await everybody(store)).toMatchObject([{ name: 'Ana', user_id: nobody }]);
    });
  });
}
