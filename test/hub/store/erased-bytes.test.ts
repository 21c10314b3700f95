import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Checkpointer } from '../../../hub/store/upkeep/checkpoint.js';
import { openStore } from '../../../hub/store/database/open.js';
import { eraseAllEvents } from '../../../hub/store/upkeep/retention.js';
import type { Store } from '../../../hub/store/store.js';
import { freshId, waba } from '../bodies.js';
import { temporaryFolder } from '../process.js';
import { echoed, said, told } from '../updates.js';
import { claim, delivered, noon, subscribe } from './contract/steps.js';

const number = '393331234567';
const user = 'IT.13491208655302741918';
const ref = { wabaId: waba, key: number };
/** What nobody may read any more; each is in no other customer's data. */
const personal = [number, user, 'Zebedee Quux', 'zebuser', 'PRIVATE'];

/** One customer in the midst of many others, whose rows lie on the same pages; their texts are short and very long. */
async function fill(store: Store): Promise<void> {
  await subscribe(store);
  for (let turn = 0; turn < 6; turn += 1) {
    const others = Array.from({ length: 60 }, (_, nth) =>
      said({
        from: `4479000${(nth * 7_919) % 100_000}`,
        name: `Other ${nth} ${turn}`,
        text: 'x'.repeat(nth * 9),
      }),
    );
    const long = turn % 2 === 0 ? ' and more'.repeat(2_000) : '';
    const text = `PRIVATE ${turn}${long}`;
    const mine = said({
      from: number,
      userId: user,
      name: `Zebedee Quux ${turn}`,
      username: 'zebuser',
      text,
    });
    await store.append([...others.slice(30).flat(), ...mine, ...others.slice(0, 30).flat()], noon + turn);
    await store.append(echoed({ to: number, text: `PRIVATE answer${long}` }), noon + turn);
    await store.append(told({ to: number, userId: user, id: freshId(), status: 'read' }), noon + turn);
    await store.settle((await claim(store)).map(delivered));
  }
  const by = { at: noon, source: 'zapier' as const };
  await store.putContact(ref, { attributes: { city: 'PRIVATE city' } }, 'zapier', noon);
  await store.changeTags(ref, { ...by, mode: 'two_way', tags: ['PRIVATE tag'] }, noon);
  const consent = { ...by, method: null, evidence: 'PRIVATE word', messageId: null };
  await store.changeConsent(ref, { ...consent, state: 'opted_in' }, noon);
}

test('nobody reads in the bytes of the database files what was erased', async () => {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'hub.db');
  const store = await openStore({ databasePath: path });
  const upkeep = await openStore({ databasePath: path }, { durability: 'handed over' });
  const checkpointer = new Checkpointer(path);
  const legible = async () => {
    const files = await Promise.all([path, `${path}-wal`].map((file) => readFile(file, 'latin1')));
    return personal.filter((text) => files.some((bytes) => bytes.includes(text)));
  };
  try {
    await fill(store);
    expect(checkpointer.clear()).toBe(true);
    await store.append(said({ from: number, text: 'PRIVATE last' }), noon + 10);
    expect(await legible()).toEqual(personal);
    await store.eraseContact(ref, noon + 20);
    expect(await eraseAllEvents(upkeep, 50, () => Promise.resolve(true))).toBe(true);
    expect(checkpointer.clear()).toBe(true);
    expect(await legible()).toEqual([]);
    expect((await store.contacts({ wabaId: waba, limit: 100 })).items).toHaveLength(60);
  } finally {
    checkpointer.close();
    await upkeep.close();
    await store.close();
    await folder.remove();
  }
});
