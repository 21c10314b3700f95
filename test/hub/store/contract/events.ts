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

  describe('pruning', () => {
    const day = 86_400_000;

    it('deletes what is older than asked, oldest first and no more than asked', async () => {
      const store = await bench.store();
      await store.append(messages({ text: 'a' }, { text: 'b' }, { text: 'c' }), noon - 2 * day);
      await store.append(messages({ text: 'new' }), noon);
      expect(await store.prune(noon - day, 2)).toBe(2);
      expect(await store.prune(noon - day, 2)).toBe(1);
      expect(await store.prune(noon - day, 2)).toBe(0);
      const { events } = await store.events({ wabaId: waba, filter: {}, limit: 10 });
      expect(events).toMatchObject([{ data: { message: { text: { body: 'new' } } } }]);
    });

    it('keeps an event that a subscription still waits for, and goes on behind it', async () => {
      const store = await bench.store();
      await store.addSubscription({
        wabaId: waba,
        event: 'message',
        targetUrl: 'https://hooks.zapier.com/hooks/standard/1/a/',
        filter: { keywords: ['kept'] },
      });
      await store.append(messages({ text: 'kept' }, { text: 'kept' }, { text: 'old' }), noon - 2 * day);
      expect(await store.prune(noon - day, 2)).toBe(1);
      expect(await store.prune(noon - day, 2)).toBe(0);
      expect((await store.backlog(noon)).waiting.count).toBe(2);
    });
  });
}
