import type { HubEvent } from '../../../../whatsapp/event.js';
import { updatesOf } from '../../../../whatsapp/updates.js';
import { body, changeBody, phoneNumber, sentStatus, textMessage, waba } from '../../bodies.js';
import type { Bench } from './bench.js';
import { messages, noon } from './steps.js';

export function describeEventLists(bench: Bench): void {
  describe('listing events', () => {
    const numbered = (count: number) =>
      messages(...Array.from({ length: count }, (_, i) => ({ text: `number ${i + 1}` })));

    it('gives the newest first, page by page, each event once', async () => {
      const store = await bench.store();
      await store.append(numbered(250), noon);
      const texts: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.events({
          wabaId: waba,
          event: 'message',
          filter: {},
          limit: 100,
          ...(cursor === undefined ? {} : { cursor }),
        });
        for (const event of page.events) {
          if (event.event === 'message') {
            texts.push((event.data.message['text'] as { body: string }).body);
          }
        }
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(texts).toEqual(Array.from({ length: 250 }, (_, i) => `number ${250 - i}`));
    });

    it('goes on from a cursor where it stopped though newer events arrived', async () => {
      const store = await bench.store();
      await store.append(numbered(3), noon);
      const first = await store.events({ wabaId: waba, filter: {}, limit: 2 });
      await store.append(messages({ text: 'newer' }), noon);
      const second = await store.events({
        wabaId: waba,
        filter: {},
        limit: 2,
        cursor: first.nextCursor ?? '',
      });
      expect(second.events).toMatchObject([{ data: { message: { text: { body: 'number 1' } } } }]);
      expect(second.nextCursor).toBeNull();
    });

    it('gives only the kind that was asked for, and every kind when none was', async () => {
      const store = await bench.store();
      await store.append(messages({}), noon);
      await store.append(updatesOf(body({ statuses: [sentStatus('read')] })), noon);
      await store.append(updatesOf(changeBody('novelty', { odd: true })), noon);
      const kinds = async (event?: 'status') => {
        const page = await store.events({ wabaId: waba, filter: {}, limit: 10, ...(event ? { event } : {}) });
        return page.events.map((each) => each.event);
      };
      expect(await kinds('status')).toEqual(['status']);
      expect(await kinds()).toEqual(['unknown', 'status', 'message']);
    });

    it('applies the filter of a Zap', async () => {
      const store = await bench.store();
      await store.append(messages({ text: 'Where is my ÓRDER?' }, { text: 'Hello' }), noon);
      const other = body({ messages: [textMessage({ text: 'order' })] }, { phoneNumberId: '555' });
      await store.append(updatesOf(other), noon);
      const page = await store.events({
        wabaId: waba,
        event: 'message',
        filter: { keywords: ['order'], phone_number_id: phoneNumber },
        limit: 10,
      });
      expect(page.events).toMatchObject([{ data: { message: { text: { body: 'Where is my ÓRDER?' } } } }]);
    });

    it('finds a rare match behind many other events', async () => {
      const store = await bench.store();
      await store.append(messages({ text: 'needle' }), noon);
      await store.append(numbered(450), noon);
      const page = await store.events({ wabaId: waba, filter: { keywords: ['needle'] }, limit: 1 });
      expect(page.events).toHaveLength(1);
    });

    it('shows nothing of another account', async () => {
      const store = await bench.store();
      await store.append(messages({}), noon);
      expect((await store.events({ wabaId: '999', filter: {}, limit: 10 })).events).toEqual([]);
    });

    it('gives an empty page for a cursor that is not its own', async () => {
      const store = await bench.store();
      await store.append(messages({}), noon);
      for (const cursor of ['', 'x', '-1', '1.5', "1' or 1=1"]) {
        expect(await store.events({ wabaId: waba, filter: {}, limit: 10, cursor })).toEqual({
          events: [],
          nextCursor: null,
        });
      }
    });
  });

  describe('a page of very large events', () => {
    it('stops before it is too large, and the next one goes on from there', async () => {
      const store = await bench.store();
      const large = 'x'.repeat(1_500_000);
      for (const text of ['a', 'b', 'c', 'd']) await store.append(messages({ text: text + large }), noon);
      const first = await store.events({ wabaId: waba, filter: {}, limit: 100 });
      expect(first.events).toHaveLength(2);
      const cursor = first.nextCursor ?? '';
      const second = await store.events({ wabaId: waba, filter: {}, limit: 100, cursor });
      expect(second.events.map(firstLetter)).toEqual(['b', 'a']);
    });

    it('holds one event however large it is', async () => {
      const store = await bench.store();
      await store.append(messages({ text: 'x'.repeat(5_000_000) }, { text: 'new' }), noon);
      const first = await store.events({ wabaId: waba, filter: {}, limit: 100 });
      expect(first.events.map(firstLetter)).toEqual(['n']);
      const cursor = first.nextCursor ?? '';
      const second = await store.events({ wabaId: waba, filter: {}, limit: 100, cursor });
      expect(second.events.map(firstLetter)).toEqual(['x']);
      expect(second.nextCursor).toBeNull();
    });

    it('finds a match behind large events that do not match', async () => {
      const store = await bench.store();
      await store.append(messages({ text: 'needle' }), noon);
      for (let i = 0; i < 5; i += 1) await store.append(messages({ text: 'x'.repeat(1_500_000) }), noon);
      const page = await store.events({ wabaId: waba, filter: { keywords: ['needle'] }, limit: 1 });
      expect(page.events.map(firstLetter)).toEqual(['n']);
    });
  });
}

function firstLetter(event: HubEvent): string | undefined {
  if (event.event !== 'message') return undefined;
  return (event.data.message['text'] as { body: string }).body[0];
}
