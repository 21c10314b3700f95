import { updatesOf } from '../../../../whatsapp/updates.js';
import { body, changeBody, freshId, sentStatus, textMessage, waba } from '../../bodies.js';
import type { Bench } from './bench.js';
import { messages, noon, subscribe } from './steps.js';

async function listed(store: Awaited<ReturnType<Bench['store']>>, wabaId = waba) {
  return (await store.events({ wabaId, filter: {}, limit: 100 })).events;
}

export function describeAppending(bench: Bench): void {
  describe('appending', () => {
    it('stores each update as the event that the hub delivers', async () => {
      const store = await bench.store();
      const id = freshId();
      const { appended } = await store.append(messages({ id, text: 'Hi' }), noon);

      expect(appended).toEqual([
        { id: expect.any(String), kind: 'message', field: 'messages', repeated: false },
      ]);
      expect(await listed(store)).toEqual([
        expect.objectContaining({
          id: appended[0]?.id,
          event: 'message',
          waba_id: waba,
          received_at: '2026-01-15T12:00:00.000Z',
          data: expect.objectContaining({ message: expect.objectContaining({ id, text: { body: 'Hi' } }) }),
        }),
      ]);
    });

    it('stores an update once when Meta repeats it, and says so', async () => {
      const store = await bench.store();
      const again = messages({ id: freshId() });
      await store.append(again, noon);
      const { appended } = await store.append([...again, ...messages({})], noon + 1);

      expect(appended.map(({ repeated }) => repeated)).toEqual([true, false]);
      expect(await listed(store)).toHaveLength(2);
    });

    it('stores an update once when it comes twice in one batch', async () => {
      const store = await bench.store();
      const message = { id: freshId() };
      await subscribe(store);
      const { appended, wake } = await store.append(messages(message, {}, message), noon);

      expect(appended.map(({ repeated }) => repeated)).toEqual([false, false, true]);
      expect(await listed(store)).toHaveLength(2);
      expect(wake).toHaveLength(1);
    });

    it('stores an update once when two processes are given it at the same time', async () => {
      const store = await bench.store();
      const other = await bench.another();
      const same = messages(...Array.from({ length: 50 }, () => ({ id: freshId() })));
      const results = await Promise.all([store.append(same, noon), other.append([...same].reverse(), noon)]);

      const stored = results.flatMap(({ appended }) => appended).filter(({ repeated }) => !repeated);
      expect(stored).toHaveLength(50);
      expect(await listed(store)).toHaveLength(50);
    });

    it('takes a batch of 1,000 updates', async () => {
      const store = await bench.store();
      await subscribe(store);
      const many = messages(...Array.from({ length: 1_000 }, () => ({ id: freshId() })));
      const { appended } = await store.append(many, noon);

      expect(appended.map(({ id }) => id)).toEqual(many.map(({ id }) => id));
      expect(appended.some(({ repeated }) => repeated)).toBe(false);
      expect((await store.backlog(noon)).waiting.count).toBe(1_000);
    });

    it('keeps every character, even those a database refuses', async () => {
      const store = await bench.store();
      const text = 'é 你好 😀 \u0000 \ud800 "quoted" \\ \n';
      await store.append(messages({ text }), noon);
      const [event] = await listed(store);
      expect(event).toMatchObject({ data: { message: { text: { body: text } } } });
    });

    it("keeps an update whose account id is not one of Meta's", async () => {
      const store = await bench.store();
      const strange = `\u0000${'9'.repeat(5_000)}`;
      await store.append(updatesOf(changeBody('messages', { odd: true }, strange)), noon);
      expect(await listed(store, '9'.repeat(64))).toEqual([expect.objectContaining({ waba_id: strange })]);
    });

    it('keeps a place for an update nested too deeply to be written', async () => {
      const store = await bench.store();
      const nested = JSON.parse(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`) as object;
      const { appended } = await store.append(updatesOf(changeBody('novelty', nested)), noon);
      expect(appended).toHaveLength(1);
      expect(await listed(store)).toEqual([expect.objectContaining({ field: 'novelty', event: 'unknown' })]);
    });

    it('fails when the database is closed', async () => {
      const store = await bench.store();
      const other = await bench.another();
      await other.close();
      await expect(other.append(messages({}), noon)).rejects.toThrow();
      await expect(other.ping()).rejects.toThrow();
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });

  describe('first messages', () => {
    const firsts = async (store: Awaited<ReturnType<Bench['store']>>, wabaId = waba) => {
      const events = await listed(store, wabaId);
      return events.reverse().map((event) => event.event === 'message' && event.first_message);
    };

    it('marks only the first message of a customer', async () => {
      const store = await bench.store();
      await store.append(messages({ from: '16505550001' }, { from: '16505550001' }), noon);
      await store.append(messages({ from: '16505550001' }, { from: '16505550002' }), noon);
      expect(await firsts(store)).toEqual([true, false, false, true]);
    });

    it('knows a customer again by any of the two identities', async () => {
      const store = await bench.store();
      await store.append(messages({ from: '16505550001', userId: 'US.1' }), noon);
      await store.append(messages({ from: null, userId: 'US.1' }), noon);
      await store.append(messages({ from: '16505550001' }), noon);
      await store.append(
        messages({ from: '16505550001', userId: 'US.2' }, { from: null, userId: 'US.2' }),
        noon,
      );
      // Another user id with the same number: it was given to somebody else.
      expect(await firsts(store)).toEqual([true, false, false, true, false]);
    });

    it('counts per account: who wrote to one business is new to another', async () => {
      const store = await bench.store();
      await store.append(messages({ from: '16505550001' }), noon);
      const elsewhere = body({ messages: [textMessage({ from: '16505550001' })] }, { wabaId: '999' });
      await store.append(updatesOf(elsewhere), noon);
      expect(await firsts(store, '999')).toEqual([true]);
    });

    it('is remembered by a store opened later', async () => {
      const store = await bench.store();
      await store.append(messages({ from: '16505550001' }), noon);
      const other = await bench.another();
      await other.append(messages({ from: '16505550001' }), noon);
      expect(await firsts(store)).toEqual([true, false]);
    });

    it('is none of a customer who wrote before the hub was there, as the history of the number tells', async () => {
      const store = await bench.store();
      const threads = [{ id: '16505550001', messages: [textMessage({ from: '16505550001' })] }];
      await store.append(updatesOf(changeBody('history', { history: [{ threads }] })), noon);
      await store.append(messages({ from: '16505550001', userId: 'US.1' }, { from: '16505550002' }), noon);
      expect(await firsts(store)).toEqual([false, false, true]);
    });

    it('is not used up by a placeholder of a message that is still to come', async () => {
      const store = await bench.store();
      const real = textMessage({ from: '16505550001' });
      const { id, from, timestamp } = real;
      const placeholder = { id, from, timestamp, type: 'unsupported', errors: [{ code: 131051 }] };
      await store.append(updatesOf(body({ messages: [placeholder] })), noon);
      await store.append(updatesOf(body({ messages: [real] })), noon);
      expect(await firsts(store)).toEqual([false, true]);
    });

    it('is not used up by a status', async () => {
      const store = await bench.store();
      await store.append(updatesOf(body({ statuses: [sentStatus('read')] })), noon);
      await store.append(messages({}), noon);
      expect(await firsts(store)).toEqual([false, true]);
    });
  });
}
