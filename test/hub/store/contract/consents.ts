import type { ConsentChange } from '../../../../hub/store/contacts/store.js';
import { updatesOf } from '../../../../whatsapp/updates.js';
import { body, phoneNumber, textMessage, waba } from '../../bodies.js';
import { status } from '../../sends.js';
import type { Bench } from './bench.js';
import { exported } from './exported.js';
import { byPhone, later, oldAndOwn, phone, switched, told, written } from './customers.js';
import { claimOne, subscribe } from './steps.js';

const change = (
  state: ConsentChange['state'],
  at: number | null = later,
  more: Partial<ConsentChange> = {},
): ConsentChange => ({
  state,
  at,
  source: 'hubspot',
  method: null,
  evidence: null,
  messageId: null,
  ...more,
});

export function describeConsents(bench: Bench): void {
  describe('consent', () => {
    it('is changed by a word of the customer, and the Zaps that want it hear of it with the contact', async () => {
      const store = await bench.store();
      const { id } = await subscribe(
        store,
        { consent_states: ['opted_out'], phone_number_id: phoneNumber },
        'consent',
      );
      await subscribe(store, { consent_states: ['opted_in'] }, 'consent', 'other');
      const { wake } = await store.append(written('STOP!', { id: 'wamid.stop' }), later);

      expect(wake).toEqual([id]);
      const claimed = await claimOne(store, { now: later });
      expect(claimed.bodies).toHaveLength(1);
      expect(JSON.parse(claimed.bodies[0] ?? '')).toMatchObject({
        event: 'consent',
        field: 'hub',
        waba_id: waba,
        phone_number_id: phoneNumber,
        data: {
          state: 'opted_out',
          previous: 'transactional',
          changed_at: new Date(later).toISOString(),
          source: 'whatsapp',
          method: null,
          evidence: 'Wrote “STOP!”',
          message_id: 'wamid.stop',
          contact: {
            phone: `+${phone}`,
            consent: 'opted_out',
            consent_evidence: 'Wrote “STOP!”',
            last_message_text: 'STOP!',
          },
        },
      });
      expect(await store.changeConsent(byPhone, change('opted_in', later - 999_999), later)).toMatchObject({
        contact: { consent: 'opted_out' },
        previous: 'opted_out',
        changed: false,
      });
    });

    it('changes once, however often it is told', async () => {
      const store = await bench.store();
      const stop = written('stop');
      await store.append(stop, later);
      await store.append([...stop, ...stop], later + 1);
      await store.append(written('stop', { at: later + 2_000 }), later + 2_000);
      const agreed = change('opted_in', later + 3_000, { evidence: 'Form' });
      await store.changeConsent(byPhone, agreed, later + 3_000);
      expect(await store.changeConsent(byPhone, agreed, later + 4_000)).toMatchObject({
        changed: false,
        wake: [],
      });
      expect((await told(store, 'consent')).map(({ data }) => data.state)).toEqual(['opted_out', 'opted_in']);
    });

    it('follows WhatsApp’s own switch', async () => {
      const store = await bench.store();
      await store.append(switched('stop'), later);
      await store.append(switched('resume', later + 1_000), later + 1_000);
      expect(await told(store, 'consent')).toMatchObject([
        { data: { state: 'opted_out', evidence: 'In WhatsApp: The customer chose', source: 'whatsapp' } },
        {
          data: {
            state: 'opted_in',
            previous: 'opted_out',
            method: 'single',
            contact: { consent: 'opted_in' },
          },
        },
      ]);
    });

    it('that a CRM tells is of no number, and says what was so before', async () => {
      const store = await bench.store();
      const { id } = await subscribe(store, { phone_number_id: phoneNumber }, 'consent');
      const agreed = change('opted_in', later, {
        method: 'single',
        evidence: 'Form of 3 May',
        messageId: 'wamid.1',
      });
      const result = await store.changeConsent(byPhone, agreed, later);
      expect(result).toMatchObject({
        contact: {
          phone: `+${phone}`,
          consent: 'opted_in',
          consent_source: 'hubspot',
          consent_message_id: 'wamid.1',
        },
        previous: 'transactional',
        changed: true,
        wake: [id],
      });
      expect(await told(store, 'consent')).toMatchObject([
        { phone_number_id: null, data: { evidence: 'Form of 3 May' } },
      ]);
      expect(await store.changeConsent({ wabaId: waba, key: 'c_none' }, agreed, later)).toBeNull();
    });

    it('is what was said last, not what was told last; at one time the refusal counts', async () => {
      const store = await bench.store();
      await store.changeConsent(byPhone, change('opted_in', later), later);
      const old = await store.changeConsent(byPhone, change('opted_out', later - 1), later + 1);
      expect(old).toMatchObject({ contact: { consent: 'opted_in' }, changed: false });
      const refused = await store.changeConsent(byPhone, change('opted_out', later), later + 1);
      expect(refused).toMatchObject({ contact: { consent: 'opted_out' }, changed: true });
      const agreed = await store.changeConsent(
        byPhone,
        change('opted_in', later, { source: 'zoho' }),
        later + 1,
      );
      expect(agreed).toMatchObject({ contact: { consent: 'opted_out' }, changed: false });
    });

    it('stays refused by the customer’s own word, until a later time and a proof say that they agreed', async () => {
      const store = await bench.store();
      await store.append(written('stop'), later);
      const now = later + 10_000;
      const proof = { evidence: 'Form of 3 May' };
      for (const [nth, unproven] of [
        change('opted_in', null, proof),
        change('opted_in', later + 1_000),
        change('opted_in', later + 1_000, { evidence: ' ' }),
        change('opted_in', later, proof),
      ].entries()) {
        expect(await store.changeConsent(byPhone, unproven, now + nth)).toMatchObject({
          contact: { consent: 'opted_out', consent_source: 'whatsapp' },
          changed: false,
          wake: [],
        });
      }
      expect((await exported(store, byPhone))?.['consents']).toHaveLength(5);
      const proven = await store.changeConsent(byPhone, change('opted_in', later + 2_000, proof), now);
      expect(proven).toMatchObject({ contact: { consent: 'opted_in' }, changed: true });
    });

    it('stays refused though a CRM said something in between', async () => {
      const store = await bench.store();
      await store.append(written('stop'), later);
      for (const state of ['opted_out', 'pending', 'transactional'] as const) {
        await store.changeConsent(byPhone, change(state, null), later + 1_000);
        const agreed = await store.changeConsent(byPhone, change('opted_in', null), later + 2_000);
        expect(agreed).toMatchObject({ changed: false });
      }
      await store.append(written('subscribe', { at: later + 3_000 }), later + 3_000);
      expect(await store.contact(byPhone)).toMatchObject({ consent: 'opted_in', consent_source: 'whatsapp' });
      await store.changeConsent(byPhone, change('opted_out', later + 4_000), later + 4_000);
      const again = await store.changeConsent(byPhone, change('opted_in', null), later + 5_000);
      expect(again).toMatchObject({ contact: { consent: 'opted_in' }, changed: true });
    });

    it('stays refused by the customer’s own word when a CRM says that nobody agreed, or that no message asked', async () => {
      const store = await bench.store();
      await store.append(written('stop'), later);
      for (const [nth, state] of (['transactional', 'pending'] as const).entries()) {
        const told = change(state, later + 1_000, { evidence: 'Sync' });
        expect(await store.changeConsent(byPhone, told, later + 2_000 + nth)).toMatchObject({
          contact: { consent: 'opted_out', consent_source: 'whatsapp' },
          changed: false,
          wake: [],
        });
      }
      await store.append(written('yes', { at: later + 3_000 }), later + 3_000);
      expect(await store.contact(byPhone)).toMatchObject({ consent: 'opted_out' });
      expect((await exported(store, byPhone))?.['consents']).toHaveLength(3);
    });

    it('may be asked for again after the customer’s own refusal by a message, and by nothing else', async () => {
      const store = await bench.store();
      await store.append(written('stop'), later);
      await status(store, later + 1_000, { id: 'wamid.ask' });
      const asked = change('pending', later + 1_000, { messageId: 'wamid.ask' });
      expect(await store.changeConsent(byPhone, asked, later + 2_000)).toMatchObject({
        contact: { consent: 'pending', consent_message_id: 'wamid.ask' },
        previous: 'opted_out',
        changed: true,
      });
      for (const state of ['transactional', 'pending'] as const) {
        const result = await store.changeConsent(byPhone, change(state, later + 3_000), later + 3_000);
        expect(result).toMatchObject({ contact: { consent_message_id: 'wamid.ask' }, changed: false });
      }
      await store.append(written('yes', { at: later + 4_000 }), later + 4_000);
      expect(await store.contact(byPhone)).toMatchObject({ consent: 'opted_in', consent_method: 'double' });
    });

    it('may be taken back by a CRM that had proven it after the customer’s own refusal', async () => {
      const store = await bench.store();
      await store.append(written('stop'), later);
      const proven = change('opted_in', later + 1_000, { evidence: 'Form of 3 May' });
      expect(await store.changeConsent(byPhone, proven, later + 1_000)).toMatchObject({ changed: true });
      const ended = await store.changeConsent(byPhone, change('transactional', later + 2_000), later + 2_000);
      expect(ended).toMatchObject({ contact: { consent: 'transactional' }, changed: true });
    });

    it('does not count from a time that is still to come', async () => {
      const store = await bench.store();
      await store.changeConsent(byPhone, change('opted_in', later + 999_999), later);
      const refused = await store.changeConsent(byPhone, change('opted_out', later + 1), later + 1);
      expect(refused).toMatchObject({ contact: { consent: 'opted_out' }, changed: true });
    });

    it('is confirmed by the answer to the question, even when WhatsApp’s clock is behind', async () => {
      const store = await bench.store();
      await store.append(written('Yes'), later - 60_000);
      await store.changeConsent(byPhone, change('pending', later, { messageId: 'wamid.ask' }), later);
      await store.append(written('Sì!', { id: 'wamid.yes', at: later - 2_000 }), later + 1_000);
      expect(await told(store, 'consent')).toMatchObject([
        { data: { state: 'pending' } },
        { data: { state: 'opted_in', previous: 'pending', method: 'double', message_id: 'wamid.yes' } },
      ]);
    });

    it('takes the question’s message that is told after it, and not again', async () => {
      const store = await bench.store();
      await store.changeConsent(byPhone, change('pending', later), later);
      const asked = change('pending', later, { messageId: 'wamid.ask' });
      for (const changed of [true, false]) {
        const result = await store.changeConsent(byPhone, asked, later + 1);
        expect(result).toMatchObject({ contact: { consent_message_id: 'wamid.ask' }, changed });
      }
      await store.append(written('yes', { at: later }), later + 2);
      const late = await store.changeConsent(byPhone, { ...asked, evidence: 'late' }, later + 3);
      expect(late).toMatchObject({ contact: { consent: 'opted_in' }, changed: false });
    });

    it('is not changed by what was written before, by the business, or in a group', async () => {
      const store = await bench.store();
      await store.append(oldAndOwn('STOP'), later);
      await store.append(
        updatesOf(body({ messages: [{ ...textMessage({ text: 'STOP' }), group_id: 'g' }] })),
        later,
      );
      expect(await told(store, 'consent')).toEqual([]);
    });

    it('keeps what proves it in any writing', async () => {
      const store = await bench.store();
      const evidence = `\0 é 👍 ${'x'.repeat(5_000)}`;
      await store.changeConsent(
        byPhone,
        change('opted_in', later, { evidence, messageId: '\0'.repeat(300) }),
        later,
      );
      const [event] = await told(store, 'consent');
      expect(event?.data.evidence).toMatch(/é 👍 xxx/);
    });
  });
}
