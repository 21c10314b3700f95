import type { ContactItem } from '../../../../whatsapp/contact-item.js';
import type { Update } from '../../../../whatsapp/updates.js';
import type { Store } from '../../../../hub/store/store.js';
import { freshId, waba } from '../../bodies.js';
import { called, changedNumber, changeOf, echoed, preference, said, start, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const number = '16505551234';
const iso = (seconds: number) => new Date((start + seconds) * 1_000).toISOString();

export async function contactOf(store: Store, key = number): Promise<ContactItem> {
  const contact = await store.contact({ wabaId: waba, key });
  if (!contact) throw new Error(`nobody is ${key}`);
  return contact;
}

export async function everybody(store: Store, wabaId = waba): Promise<ContactItem[]> {
  return (await store.contacts({ wabaId, limit: 100 })).items;
}

const appendEach = async (store: Store, ...bodies: Update[][]) => {
  for (const updates of bodies) await store.append(updates, noon);
};

export function describeContacts(bench: Bench): void {
  describe('contacts', () => {
    it('begin with the first message, and know what it tells', async () => {
      const store = await bench.store();
      const referral = { source_id: '1202', source_type: 'ad', headline: 'Sale', ctwa_clid: 'Aff' };
      const who = { userId: 'US.13491208655302741918', name: 'Sheena Nelson', username: 'sheena' };
      await store.append(said({ ...who, text: 'Is it blue?', at: -60, referral }), noon);
      expect(await contactOf(store)).toMatchObject({
        id: expect.stringMatching(/^c_[\w-]{20}$/),
        waba_id: waba,
        phone: '+16505551234',
        wa_id: number,
        user_id: 'US.13491208655302741918',
        username: 'sheena',
        name: 'Sheena Nelson',
        language: 'en',
        country: 'US',
        tags: [],
        consent: 'transactional',
        first_inbound_at: iso(-60),
        last_inbound_at: iso(-60),
        inbound_count: 1,
        outbound_count: 0,
        last_message_type: 'text',
        last_message_text: 'Is it blue?',
        service_window_ends_at: iso(-60 + 86_400),
        free_entry_point_ends_at: null,
        last_ad_source_id: '1202',
        last_ad_headline: 'Sale',
        last_ad_click_id: 'Aff',
        last_ad_at: iso(-60),
        created_at: '2026-01-15T12:00:00.000Z',
        updated_at: '2026-01-15T12:00:00.000Z',
      });
    });

    it('count what is written in and out once, whatever Meta repeats', async () => {
      const store = await bench.store();
      const id = freshId();
      const hello = said({ at: 1 });
      const sent = told({ id, status: 'sent', at: 5 });
      await appendEach(store, hello, hello, sent, [...sent, ...told({ id, status: 'delivered', at: 6 })]);
      await store.append([...told({ id, status: 'read', at: 9 }), ...said({ at: 10 })], noon);
      expect(await contactOf(store)).toMatchObject({
        inbound_count: 2,
        outbound_count: 1,
        first_inbound_at: iso(1),
        last_inbound_at: iso(10),
        first_outbound_at: iso(5),
        last_outbound_at: iso(5),
        last_status: 'read',
        last_status_at: iso(9),
        last_status_message_id: id,
      });
      expect(await everybody(store)).toHaveLength(1);
    });

    it('remember the last failure, and do not count what never left', async () => {
      const store = await bench.store();
      const errors = [{ code: 131026, title: 'Message undeliverable' }];
      await store.append(told({ id: freshId(), status: 'failed', at: 3, errors }), noon);
      expect(await contactOf(store)).toMatchObject({
        outbound_count: 0,
        last_status: 'failed',
        last_error_code: 131026,
        last_error_title: 'Message undeliverable',
        last_error_at: iso(3),
      });
    });

    it('know what a business wrote in its app, once, also when its status was faster', async () => {
      const store = await bench.store();
      const id = freshId();
      await appendEach(store, told({ id, status: 'delivered', at: 4 }), echoed({ id, at: 3 }));
      expect(await contactOf(store)).toMatchObject({ outbound_count: 1 });
      expect(await store.message(waba, id)).toMatchObject({ text: 'Our answer', status: 'delivered' });
    });

    it('get three free days when an advertisement is answered within a day', async () => {
      const store = await bench.store();
      const referral = { source_id: '1', source_type: 'ad' };
      await appendEach(store, said({ at: 0, referral }), told({ id: freshId(), status: 'sent', at: 100 }));
      expect(await contactOf(store)).toMatchObject({ free_entry_point_ends_at: iso(100 + 72 * 3_600) });
      await store.append(told({ id: freshId(), status: 'sent', at: 200 }), noon);
      expect(await contactOf(store)).toMatchObject({ free_entry_point_ends_at: iso(100 + 72 * 3_600) });
    });

    it('are called, too: a call opens the service window', async () => {
      const store = await bench.store();
      await store.append(called({ at: 7 }), noon);
      expect(await contactOf(store)).toMatchObject({
        inbound_count: 0,
        last_inbound_at: iso(7),
        service_window_ends_at: iso(7 + 86_400),
      });
    });

    it('come from preferences, the address book and the history, too', async () => {
      const store = await bench.store();
      const person = { full_name: 'Pablo Morales', phone_number: '16505550002' };
      const state_sync = [{ type: 'contact', contact: person, action: 'add', metadata: {} }];
      const messages = [
        { from: '16505550003', id: freshId(), timestamp: '1739230955', type: 'text', text: { body: 'Old' } },
        { from: '15550783881', id: freshId(), timestamp: '1739230999', type: 'text', text: { body: 'Yes' } },
      ];
      const threads = [{ id: '16505550003', messages }];
      await appendEach(
        store,
        preference({ from: '16505550001' }),
        changeOf('smb_app_state_sync', { state_sync }),
        changeOf('history', { history: [{ threads }] }),
      );
      expect(await everybody(store)).toHaveLength(3);
      expect(await contactOf(store, '16505550002')).toMatchObject({
        name: 'Pablo Morales',
        inbound_count: 0,
      });
      expect(await contactOf(store, '16505550003')).toMatchObject({
        inbound_count: 1,
        outbound_count: 1,
        last_message_text: 'Old',
      });
    });

    it('are none for a group that was written to, and one for each who writes in it', async () => {
      const store = await bench.store();
      const toGroup = { to: 'Y2FwaV9ncm91cDox', recipient_type: 'group', recipient_participant_id: number };
      await store.append(told({ ...toGroup, id: freshId(), status: 'sent' }), noon);
      expect(await everybody(store)).toEqual([]);
      await store.append(said({ group_id: 'Y2FwaV9ncm91cDox' }), noon);
      expect(await contactOf(store)).toMatchObject({ inbound_count: 1, service_window_ends_at: null });
      expect(await store.conversations({ wabaId: waba, key: number }, { messages: 1 })).toEqual([]);
    });

    it('count a placeholder and the message that follows it once', async () => {
      const store = await bench.store();
      const id = freshId();
      await appendEach(store, said({ id, type: 'unsupported' }), said({ id, text: 'There it is' }));
      expect(await contactOf(store)).toMatchObject({ inbound_count: 1, last_message_text: 'There it is' });
      await store.append(said({ id, type: 'unsupported', timestamp: '1' }), noon);
      expect(await store.message(waba, id)).toMatchObject({ type: 'text', text: 'There it is' });
    });

    it.each([
      ['no identity at all', { from: null }],
      ['a number that is none', { from: 'somebody' }],
      ['a user id that cannot be one', { from: null, userId: `US.${'9'.repeat(5_000)}\u0000` }],
      ['a time that is none', { timestamp: '99999999999999999' }],
      ['the last moment that there is', { timestamp: '8640000000000000' }],
      ['a text that databases refuse', { text: 'a\u0000b \ud800', name: '\u0000'.repeat(500) }],
      ['an id longer than an index takes', { id: 'x'.repeat(9_000) }],
      ['members of other kinds', { text: 5 as unknown as string, referral: 'x', context: 7 }],
    ])('never keep an event out: %s', async (_what, odd) => {
      const store = await bench.store();
      await store.append([...said(odd), ...said({ from: '16505550009' })], noon);
      expect((await store.events({ wabaId: waba, filter: {}, limit: 10 })).events).toHaveLength(2);
      expect(await contactOf(store, '16505550009')).toMatchObject({ inbound_count: 1 });
      await Promise.all(
        (await everybody(store)).map(({ id }) => store.exportContact({ wabaId: waba, key: id })),
      );
    });

    it.each([
      ['an error code that is no whole number', { errors: [{ code: 1e300 }] }],
      ['errors that are none', { errors: 'all' }],
      ['an account whose id is long', {}, `\u0000${'9'.repeat(500)}`],
    ])('never keep a status out: %s', async (_what, odd, wabaId = waba) => {
      const store = await bench.store();
      await store.append(told({ id: freshId(), status: 'failed', ...odd }, { wabaId }), noon);
      const account = wabaId === waba ? waba : '9'.repeat(64);
      expect(await everybody(store, account)).toMatchObject([{ last_status: 'failed' }]);
    });

    it('belong to their account alone', async () => {
      const store = await bench.store();
      await store.append(said({}), noon);
      const { id } = await contactOf(store);
      expect(await store.contact({ wabaId: '999', key: id })).toBeNull();
      expect(await store.contact({ wabaId: '999', key: number })).toBeNull();
      expect(await everybody(store, '999')).toEqual([]);
    });

    it('keep a name and language that were told over what WhatsApp tells and we guess', async () => {
      const store = await bench.store();
      const ref = { wabaId: waba, key: number };
      await store.append(said({ name: 'pablo 🌴' }), noon);
      await store.putContact(ref, { name: 'Pablo Morales', language: 'es' }, 'hubspot', noon);
      await store.append(said({ name: 'pablo 🌵', text: '你好' }), noon);
      expect(await contactOf(store)).toMatchObject({ name: 'Pablo Morales', language: 'es' });
      await store.putContact(ref, { name: null, language: null }, 'hubspot', noon);
      await store.append(said({ name: 'pablo 🌵', text: '你好' }), noon);
      expect(await contactOf(store)).toMatchObject({ name: 'pablo 🌵', language: 'zh' });
    });
  });

  describe('contacts from outside', () => {
    it('are made from a number or user id, changed, and cleared', async () => {
      const store = await bench.store();
      const ref = { wabaId: waba, key: '+447400123456' };
      const first = await store.putContact(
        ref,
        { name: 'Ada', attributes: { vat: '1', a: 'b' } },
        'zoho',
        noon,
      );
      expect(first).toMatchObject({
        created: true,
        contact: { phone: '+447400123456', country: 'GB', name: 'Ada', attributes: { vat: '1', a: 'b' } },
      });
      const second = await store.putContact(ref, { attributes: { vat: null, a: 'c' } }, 'zoho', noon);
      expect(second).toMatchObject({ created: false, contact: { name: 'Ada', attributes: { a: 'c' } } });
      const byUser = { wabaId: waba, key: 'GB.13491208655302741918' };
      expect(await store.putContact(byUser, {}, 'zoho', noon)).toMatchObject({
        created: true,
        contact: { phone: null, user_id: 'GB.13491208655302741918' },
      });
      expect(await store.putContact({ wabaId: waba, key: 'c_nobody' }, {}, 'zoho', noon)).toBeNull();
      expect(await everybody(store)).toHaveLength(2);
    });

    it('keep attributes of any name', async () => {
      const store = await bench.store();
      const attributes = JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, string>;
      await store.putContact({ wabaId: waba, key: number }, { attributes }, 'zapier', noon);
      expect(Object.entries((await contactOf(store)).attributes)).toEqual(Object.entries(attributes));
    });

    it('are listed newest first, by page, tag, consent and a part of the name', async () => {
      const store = await bench.store();
      const put = (key: string, name: string, now: number) =>
        store.putContact({ wabaId: waba, key }, { name }, 'zapier', now);
      await put('16505550001', 'Zoë Müller', noon);
      await put('16505550002', 'Ana 100%_\\', noon);
      await put('16505550003', 'Bob', noon + 1);
      const at = { at: noon, source: 'zapier' as const };
      await store.changeTags(
        { wabaId: waba, key: '16505550001' },
        { ...at, mode: 'add', tags: ['VIP'] },
        noon,
      );
      await store.changeConsent(
        { wabaId: waba, key: '16505550003' },
        { ...at, state: 'opted_in', method: 'single', evidence: null, messageId: null },
        noon,
      );
      const names = async (query: object) =>
        (await store.contacts({ wabaId: waba, limit: 10, ...query })).items.map(({ name }) => name);
      expect((await names({}))[0]).toBe('Bob');
      expect(await names({ tag: 'vip' })).toEqual(['Zoë Müller']);
      expect(await names({ consent: 'opted_in' })).toEqual(['Bob']);
      expect(await names({ name: 'MULLER' })).toEqual(['Zoë Müller']);
      expect(await names({ name: '%_\\' })).toEqual(['Ana 100%_\\']);

      const seen: (string | null)[] = [];
      for (let cursor: string | undefined, more = true; more;) {
        const page = await store.contacts({ wabaId: waba, limit: 1, ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map(({ name }) => name));
        more = page.nextCursor !== null;
        cursor = page.nextCursor ?? undefined;
      }
      expect(seen).toEqual(await names({}));
      expect(await names({ cursor: 'of another list' })).toEqual([]);
    });
  });

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
      expect(await store.exportContact({ wabaId: waba, key: fresh })).toMatchObject({
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
