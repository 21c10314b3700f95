import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Checkpointer } from '../../../../hub/store/upkeep/checkpoint.js';
import { openStore } from '../../../../hub/store/database/open.js';
import { temporaryFolder } from '../../process.js';
import { messages, noon } from '../contract/steps.js';

const sizeOf = async (path: string) => (await stat(path)).size;

test('a checkpoint moves a long log to the database file, and leaves a short one for later', async () => {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'hub.db');
  const store = await openStore({ databasePath: path });
  const checkpointer = new Checkpointer(path);
  try {
    await store.append(messages({}), noon);
    checkpointer.run();
    const small = await sizeOf(path);
    for (let i = 0; i < 10; i += 1) {
      await store.append(
        messages(...Array.from({ length: 10 }, () => ({ text: 'x'.repeat(100_000) }))),
        noon,
      );
    }
    expect(await sizeOf(path)).toBe(small);
    checkpointer.run();
    expect(await sizeOf(path)).toBeGreaterThan(small + 9_000_000);
  } finally {
    checkpointer.close();
    await store.close();
    await folder.remove();
  }
});

test('the log is empty once it was cleared, and is not while somebody still reads what is in it', async () => {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'hub.db');
  const store = await openStore({ databasePath: path });
  const checkpointer = new Checkpointer(path);
  const reader = new DatabaseSync(path);
  try {
    await store.append(messages({}), noon);
    reader.exec('begin; select count(*) from events');
    await store.append(messages({}), noon);
    expect(checkpointer.clear()).toBe(false);
    expect(await sizeOf(`${path}-wal`)).toBeGreaterThan(0);
    reader.exec('commit');
    expect(checkpointer.clear()).toBe(true);
    expect(await sizeOf(`${path}-wal`)).toBe(0);
    expect((await store.append(messages({}), noon)).appended).toHaveLength(1);
  } finally {
    reader.close();
    checkpointer.close();
    await store.close();
    await folder.remove();
  }
});
