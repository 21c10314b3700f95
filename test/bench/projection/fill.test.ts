import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillStore } from '../../../bench/projection/fill.js';
import { customerNumber, messageId } from '../../../bench/load/messages.js';
import { openStore } from '../../../hub/store/database/open.js';
import type { Store } from '../../../hub/store/store.js';
import { WINDOW_MS, windowOf } from '../../../whatsapp/windows.js';

const business = { wabaId: '102290129340398', phoneNumberId: '106540352242922' };
const { wabaId } = business;
const until = windowOf(1_790_000_000_000);
const contents = { events: 220, contacts: 20, from: until - WINDOW_MS, until, tagged: true };

describe('a store that the bench filled', () => {
  let folder: string;
  let store: Store;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hub-bench-test-'));
    const databasePath = join(folder, 'filled.db');
    await fillStore(databasePath, business, contents);
    store = await openStore({ databasePath });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('gives its events as the hub would', async () => {
    const query = { wabaId, filter: {}, limit: 100 };
    const messages = await store.events({ ...query, event: 'message' });
    expect(messages.events).toHaveLength(20);
    const ids = new Set(messages.events.map(({ id }) => id));
    expect(ids.size).toBe(20);
    expect(messages.events[0]).toMatchObject({ event: 'message', waba_id: wabaId });
    expect((await store.events({ ...query, event: 'status' })).events).toHaveLength(100);
  });

  it('knows its contacts by their numbers, with their messages and conversations', async () => {
    for (let number = 0; number < contents.contacts; number++) {
      const ref = { wabaId, key: customerNumber(number) };
      expect(await store.contact(ref)).toMatchObject({ tags: ['Summer sale'], name: 'Zoë Example' });
      expect((await store.messages(ref, { limit: 10 }))?.items.length).toBeGreaterThan(0);
      expect(await store.conversations(ref, { messages: 0 })).toHaveLength(1);
    }
  });

  it('holds the messages of its events under their ids', async () => {
    const { events } = await store.events({ wabaId, event: 'message', filter: {}, limit: 1 });
    const [event] = events;
    const id = event?.event === 'message' ? (event.data.message.id ?? '') : '';
    expect(await store.message(wabaId, id)).toMatchObject({ direction: 'in' });
    expect(await store.message(wabaId, messageId(0))).toBeNull();
  });

  it('tells in its window of every contact, with what was counted and its tag', async () => {
    const query = { wabaId, since: until - 1, now: until, tagsOnly: false, ignoreSources: [], limit: 100 };
    const { items } = await store.contactWindows(query);
    expect(items).toHaveLength(contents.contacts);
    for (const item of items) expect(item.tags_added).toEqual(['Summer sale']);
    const received = items.reduce((sum, { messages_in }) => sum + messages_in, 0);
    expect(received).toBe(20);
  });
});
