import { freshId, waba } from '../../bodies.js';
import { called, changeOf, echoed, preference, said, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { exported } from './exported.js';
import { appendEach, contactOf, everybody, iso, number } from './contact-steps.js';
import { noon } from './steps.js';

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
        last_inbound_at: null,
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
      await Promise.all((await everybody(store)).map(({ id }) => exported(store, { wabaId: waba, key: id })));
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
}
