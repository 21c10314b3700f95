import { freshId, waba } from '../../bodies.js';
import { changedNumber, changeOf, said, start, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { exported } from './exported.js';
import { appendEach, contactOf, everybody, iso, number } from './contact-steps.js';
import { noon } from './steps.js';

export function describeIdentities(bench: Bench): void {
  describe('one person', () => {
    it('is found by every form of a number, and by what WhatsApp tells', async () => {
      const store = await bench.store();
      await appendEach(store, said({ from: '5511987654321' }), said({ from: '551187654321' }));
      const [contact, ...others] = await everybody(store);
      expect(others).toEqual([]);
      expect(contact).toMatchObject({ inbound_count: 2 });
      for (const key of ['5511987654321', '+551187654321', contact?.id ?? '']) {
        expect(await store.contact({ wabaId: waba, key })).toEqual(contact);
      }
    });

    it('keeps a message whose earlier status tells that two are one', async () => {
      const store = await bench.store();
      const [user, id] = ['US.13491208655302741918', freshId()];
      await appendEach(
        store,
        said({ from: number }),
        told({ to: null, userId: user, id, status: 'delivered', at: 10 }),
        told({ to: number, userId: user, id, status: 'sent', at: 5 }),
      );
      const { id: contactId } = await contactOf(store);
      expect(await store.message(waba, id)).toMatchObject({ contact_id: contactId });
    });

    it('who was two has the consent and the tags of both, and whoever knows the one that stays is told', async () => {
      const store = await bench.store();
      const user = 'US.13491208655302741918';
      const key = (of: string) => ({ wabaId: waba, key: of });
      const agreed = { source: 'hubspot', method: 'single', evidence: null, messageId: null } as const;
      await store.changeConsent(key(number), { ...agreed, state: 'opted_in', at: noon }, noon);
      await store.append(said({ from: null, userId: user, at: 60, text: 'Stop' }), noon + 60_000);
      const tagged = { mode: 'add', at: noon, source: 'zapier' } as const;
      await store.changeTags(key(user), { ...tagged, tags: ['a'] }, noon + 60_000);

      await store.append(said({ userId: user, at: 7_200 }), noon + 7_200_000);
      const { events } = await store.events({ wabaId: waba, event: 'consent', filter: {}, limit: 1 });
      expect(events).toMatchObject([
        {
          data: {
            state: 'opted_out',
            previous: 'opted_in',
            contact: { wa_id: number, user_id: user, tags: ['a'] },
          },
        },
      ]);
      const windows = { wabaId: waba, ignoreSources: [], tagsOnly: true, limit: 10, since: noon + 7_200_000 };
      const { items } = await store.contactWindows({ ...windows, now: noon + 9_000_000 });
      expect(items).toMatchObject([{ wa_id: number, tags_added: ['a'], consent: 'opted_out' }]);
      expect(items[0]?.changed).toContain('consent');
    });

    it('who changed the number takes along what was sent to the old one, until somebody else has it', async () => {
      const store = await bench.store();
      const [old, fresh] = ['16505550010', '16505550011'];
      await appendEach(store, said({ from: old, text: 'hi' }), changedNumber(old, fresh));
      expect(await exported(store, { wabaId: waba, key: fresh })).toMatchObject({
        identities: { phone_numbers: [`+${fresh}`, `+${old}`] },
      });
      expect(await store.contact({ wabaId: waba, key: old })).toBeNull();
      await store.eraseContact({ wabaId: waba, key: fresh }, noon);
      while (await store.eraseEvents(10));
      expect((await store.events({ wabaId: waba, filter: {}, limit: 10 })).events).toEqual([]);

      await appendEach(
        store,
        said({ from: old }),
        changedNumber(old, fresh),
        said({ from: old, text: 'other' }),
      );
      await store.eraseContact({ wabaId: waba, key: fresh }, noon);
      while (await store.eraseEvents(10));
      expect((await store.events({ wabaId: waba, filter: {}, limit: 10 })).events).toHaveLength(2);
    });

    it('who has hundreds of numbers can be erased, and others after', async () => {
      const store = await bench.store();
      const userId = 'US.13491208655302741918';
      const numbers = Array.from({ length: 520 }, (_, at) => String(16505550000 + at));
      const sent = numbers.flatMap((to) => told({ to, userId, id: freshId(), status: 'sent' }));
      await store.append([...sent, ...said({ from: '16505559999' })], noon);
      await store.eraseContact({ wabaId: waba, key: userId }, noon);
      await store.eraseContact({ wabaId: waba, key: '16505559999' }, noon);
      while (await store.eraseEvents(1_000));
      expect((await store.events({ wabaId: waba, filter: {}, limit: 10 })).events).toEqual([]);
    });

    it('who was two is one with all that both had, and the old id goes on answering', async () => {
      const store = await bench.store();
      const user = 'US.13491208655302741918';
      const written = freshId();
      await store.append(said({ at: 1, id: written }), noon);
      await store.append(
        [
          ...said({ from: null, userId: user, at: 2 }),
          ...told({ to: null, userId: user, id: freshId(), status: 'sent', at: 3 }),
        ],
        noon + 1,
      );
      const older = await contactOf(store);
      const younger = await contactOf(store, user);
      const at = { at: noon, source: 'zapier' as const };
      await store.changeTags({ wabaId: waba, key: older.id }, { ...at, mode: 'add', tags: ['a'] }, noon);
      await store.changeTags({ wabaId: waba, key: younger.id }, { ...at, mode: 'add', tags: ['b'] }, noon);
      const consent = { ...at, method: null, evidence: null, messageId: null };
      await store.changeConsent({ wabaId: waba, key: younger.id }, { ...consent, state: 'opted_out' }, noon);
      await store.putContact({ wabaId: waba, key: younger.id }, { attributes: { k: 'v' } }, 'zapier', noon);

      await store.append(said({ userId: user, at: 4 }), noon + 2);
      const joined = await contactOf(store);
      expect(joined).toMatchObject({
        id: older.id,
        user_id: user,
        wa_id: number,
        inbound_count: 3,
        outbound_count: 1,
        first_inbound_at: iso(1),
        last_inbound_at: iso(4),
        tags: ['a', 'b'],
        consent: 'opted_out',
        attributes: { k: 'v' },
      });
      for (const key of [user, younger.id]) expect(await contactOf(store, key)).toEqual(joined);
      expect(await everybody(store)).toHaveLength(1);
      const messages = await store.messages({ wabaId: waba, key: younger.id }, { limit: 10 });
      expect(messages?.items).toHaveLength(4);
      const [conversation, ...more] =
        (await store.conversations({ wabaId: waba, key: number }, { messages: 9 })) ?? [];
      expect(more).toEqual([]);
      expect(conversation).toMatchObject({ message_count: 3 });
      expect(conversation?.messages).toHaveLength(4);
    });

    it('becomes one when a CRM tells a second identity', async () => {
      const store = await bench.store();
      await appendEach(store, said({ from: '16505550001' }), said({ from: '16505550002' }));
      const ref = { wabaId: waba, key: '16505550001' };
      const joined = await store.putContact(ref, { phone: '+16505550002' }, 'salesforce', noon);
      expect(joined).toMatchObject({ created: false, contact: { inbound_count: 2 } });
      expect(await everybody(store)).toHaveLength(1);
    });

    it('keeps the contact when the number changes, and leaves the old number to somebody else', async () => {
      const store = await bench.store();
      const [old, fresh] = ['16505550001', '12195555358'];
      await appendEach(store, said({ from: old, name: 'Sheena' }), changedNumber(old, fresh));
      const sheena = await contactOf(store, fresh);
      expect(sheena).toMatchObject({ name: 'Sheena', inbound_count: 1, phone: '+12195555358' });
      const conversations = await store.conversations({ wabaId: waba, key: fresh }, { messages: 5 });
      expect(conversations).toMatchObject([{ message_count: 1, messages: [{ text: 'Hello' }] }]);
      expect(await store.contact({ wabaId: waba, key: old })).toBeNull();
      await store.append([...said({ from: fresh }), ...said({ from: old, name: 'Bob' })], noon);
      expect(await contactOf(store, fresh)).toMatchObject({ id: sheena.id, inbound_count: 2 });
      expect(await contactOf(store, old)).toMatchObject({ name: 'Bob', inbound_count: 1 });
    });

    it('is not joined with the next owner of a number when Meta repeats an old update', async () => {
      const store = await bench.store();
      const [old, fresh] = ['16505550001', '12195555358'];
      const first = said({ from: old, userId: 'US.13491208655302741918' });
      await appendEach(store, first, changedNumber(old, fresh), said({ from: old }), first);
      expect(await everybody(store)).toHaveLength(2);
    });

    it('keeps the contact when Meta gives another user id', async () => {
      const store = await bench.store();
      const [previous, current] = ['US.11111111111111', 'US.22222222222222'];
      const user_id_update = [{ user_id: { previous, current }, detail: 'x', timestamp: start }];
      await appendEach(
        store,
        said({ from: null, userId: previous }),
        changeOf('user_id_update', { user_id_update }),
        said({ from: null, userId: current }),
      );
      expect(await everybody(store)).toMatchObject([{ user_id: current, inbound_count: 2 }]);
      expect(await contactOf(store, previous)).toMatchObject({ inbound_count: 2 });
    });

    it('is told of within one batch: changes hands between two updates', async () => {
      const store = await bench.store();
      const [old, fresh] = ['16505550001', '12195555358'];
      const batch = [
        said({ from: old }),
        changedNumber(old, fresh),
        said({ from: old }),
        said({ from: fresh }),
      ];
      await store.append(batch.flat(), noon);
      const { events } = await store.events({ wabaId: waba, event: 'message', filter: {}, limit: 10 });
      const firsts = events.map((event) => event.event === 'message' && event.first_message);
      expect(firsts).toEqual([false, true, false, true]);
      expect(await contactOf(store, fresh)).toMatchObject({ inbound_count: 2 });
      expect(await contactOf(store, old)).toMatchObject({ inbound_count: 1 });
    });
  });
}
