import type { Update } from '../../../../whatsapp/updates.js';
import { freshId, phoneNumber, waba } from '../../bodies.js';
import { called, changedNumber, changeOf, preference, said, start, told as statusOf } from '../../updates.js';
import type { Bench } from './bench.js';
import { appendEach, contactOf, iso, number } from './contact-steps.js';
import { told } from './customers.js';
import { noon, subscribe } from './steps.js';

type Doing = (at: number) => Update[];

const typed =
  (type: string, content: object = {}): Doing =>
  (at) =>
    said({ at, type, [type]: content, text: undefined });

/** What a customer does that waits for no answer, but opens the service window. */
const gestures: [string, Doing][] = [
  ['a reaction', typed('reaction', { message_id: 'wamid.A', emoji: '👍' })],
  ['a reaction taken back', typed('reaction', { message_id: 'wamid.A', emoji: '' })],
  ['a reaction that cannot be shown', typed('unsupported', { type: 'reaction' })],
  ['a vote in a poll', typed('unsupported', { type: 'poll_update' })],
  ['a chat opened to be welcomed', typed('request_welcome')],
  ['a call', (at) => called({ at })],
];

/** What changes something else. */
const notices: [string, Doing][] = [
  [
    'an edit',
    typed('edit', { original_message_id: 'wamid.A', message: { type: 'text', text: { body: 'x' } } }),
  ],
  ['an edit that cannot be shown', typed('unsupported', { type: 'edit' })],
  ['a withdrawal', typed('revoke', { original_message_id: 'wamid.A' })],
  ['a changed identity', typed('system', { type: 'customer_identity_changed' })],
  ['a switch of marketing messages', (at) => preference({ at })],
  ['a new number', (at) => changedNumber('16505550009', number, at)],
  [
    'a click in a message',
    (at) => changeOf('user_actions', { user_actions: [{ from: number, timestamp: String(start + at) }] }),
  ],
];

/** Nobody waits: the customer wrote after 1 second, and the business answered after 5. */
const conversed = [
  () => said({ at: 1, text: 'Hi' }),
  () => statusOf({ id: freshId(), status: 'sent', at: 5 }),
];
const ref = { wabaId: waba, key: number };
const day = 86_400;

export function describeInbound(bench: Bench): void {
  const open = async (...updates: Update[][]) => {
    const store = await bench.store();
    await appendEach(store, ...conversed.map((make) => make()), ...updates);
    const [conversation] = (await store.conversations(ref, { messages: 0 })) ?? [];
    return { store, contact: await contactOf(store), conversation };
  };

  describe('what customers do besides writing', () => {
    it.each([
      ...gestures.map(([what, does]) => [what, does, 10] as const),
      ...notices.map(([what, does]) => [what, does, 1] as const),
    ])('%s waits for no answer', async (_what, does, windowFrom) => {
      const { contact, conversation } = await open(does(10));
      const service_window_ends_at = iso(windowFrom + day);
      expect(contact).toMatchObject({
        inbound_count: 1,
        first_inbound_at: iso(1),
        last_inbound_at: iso(1),
        last_message_text: 'Hi',
        service_window_ends_at,
      });
      expect(conversation).toMatchObject({
        state: 'open',
        opened_at: iso(1),
        message_count: 1,
        unanswered_since: null,
        last_inbound_at: iso(1),
        service_window_ends_at,
      });
    });

    it.each(gestures)('%s opens a window, and no conversation', async (_what, does) => {
      const store = await bench.store();
      await store.append(does(10), noon);
      expect(await store.conversations(ref, { messages: 0 })).toMatchObject([
        { state: 'closed', opened_at: null, message_count: 0, service_window_ends_at: iso(10 + day) },
      ]);
      expect(await contactOf(store)).toMatchObject({ inbound_count: 0, last_inbound_at: null });
    });

    it.each(gestures)('%s leaves a conversation closed that was resolved', async (_what, does) => {
      const { store } = await open();
      await store.resolve(ref, { by: 'Ana', at: noon + 6_000, source: 'zapier' });
      await store.append(does(20), noon + 20_000);
      expect(await store.conversations(ref, { messages: 0 })).toMatchObject([
        { state: 'closed', message_count: 0, unanswered_since: null },
      ]);
    });

    it.each(notices)('%s opens nothing by itself', async (_what, does) => {
      const store = await bench.store();
      await store.append(does(10), noon);
      expect((await store.conversations(ref, { messages: 0 })) ?? []).toEqual([]);
    });

    it.each([...gestures, ...notices])('%s is not the first message', async (_what, does) => {
      const store = await bench.store();
      await appendEach(store, does(1), said({ at: 2, id: 'wamid.first' }));
      const { events } = await store.events({ wabaId: waba, event: 'message', filter: {}, limit: 10 });
      const firsts = events.flatMap((event) =>
        event.event === 'message' && event.first_message ? [event.data.message.id] : [],
      );
      expect(firsts).toEqual(['wamid.first']);
    });

    it.each(gestures)('%s does not make an answer late that left before it', async (_what, does) => {
      const store = await bench.store();
      const answer = statusOf({ id: freshId(), status: 'sent', at: 5 });
      await appendEach(store, said({ at: 1 }), does(10), answer);
      expect(await store.conversations(ref, { messages: 0 })).toMatchObject([{ unanswered_since: null }]);
    });

    it('a message that cannot be shown waits for an answer', async () => {
      const { contact, conversation } = await open(typed('unsupported', { type: 'poll_creation' })(10));
      expect(contact).toMatchObject({ inbound_count: 2, last_inbound_at: iso(10) });
      expect(conversation).toMatchObject({ message_count: 2, unanswered_since: iso(10) });
    });
  });

  describe('what is told together with the message that is one too many', () => {
    const tooMany = async (...rest: Update[]) => {
      const store = await bench.store();
      await subscribe(store, { handoff_more_than: 2 }, 'handoff');
      await appendEach(store, said({ at: 1 }), said({ at: 2 }));
      await store.append([...said({ at: 3, id: 'wamid.3' }), ...rest], noon);
      return (await told(store, 'handoff')).map(({ data }) => [data.explanation, data.message_id]);
    };

    it.each([...gestures, ...notices.filter(([what]) => what !== 'a new number')])(
      '%s does not keep it from asking for a person',
      async (_what, does) => {
        expect(await tooMany(...does(4))).toEqual([['Wrote 3 messages', 'wamid.3']]);
      },
    );

    it('what cannot be shown is counted, and asks for the person', async () => {
      const unseen = said({ at: 4, id: 'wamid.4', type: 'unsupported', text: undefined });
      expect(await tooMany(...unseen)).toEqual([['Wrote 4 messages', 'wamid.4']]);
    });
  });

  it('a message from before the resolution does not hide the one that is too many', async () => {
    const store = await bench.store();
    await subscribe(store, { handoff_more_than: 1 }, 'handoff');
    await store.append(said({ at: 1 }), noon);
    await store.resolve(ref, { by: 'Ana', at: noon + 6_000, source: 'zapier' });
    await store.append(said({ at: 10 }), noon + 11_000);
    await store.append([...said({ at: 11, id: 'wamid.last' }), ...said({ at: 2 })], noon + 12_000);
    expect((await told(store, 'handoff')).map(({ data }) => data.message_id)).toEqual(['wamid.last']);
  });

  describe('reactions', () => {
    const reacted = (at: number, emoji = '👎') => typed('reaction', { message_id: 'wamid.A', emoji })(at);

    it('ask for a person where a Zap names the emoji: once until the business answers', async () => {
      const { store } = await open();
      await subscribe(store, { handoff_keywords: ['👎'] }, 'handoff');
      await appendEach(store, reacted(10), reacted(11), reacted(12, '👍'), reacted(13));
      expect(await told(store, 'handoff')).toMatchObject([
        {
          phone_number_id: phoneNumber,
          data: { reason: 'complaint', explanation: 'Wrote “👎”', requested_at: iso(10) },
        },
      ]);
      await appendEach(store, statusOf({ id: freshId(), status: 'sent', at: 20 }), reacted(30), reacted(31));
      expect(await told(store, 'handoff')).toHaveLength(2);
    });

    it('are never one message too many', async () => {
      const store = await bench.store();
      await subscribe(store, { handoff_more_than: 2 }, 'handoff');
      await appendEach(store, said({ at: 1 }), said({ at: 2 }), reacted(3), reacted(4));
      expect(await told(store, 'handoff')).toEqual([]);
    });

    it('do not let anybody wait', async () => {
      const { store } = await open(reacted(10));
      await subscribe(store, { handoff_unanswered_seconds: 60 }, 'handoff');
      await store.raiseUnanswered(Date.now() + 120_000);
      expect(await told(store, 'handoff')).toEqual([]);
    });
  });
}
