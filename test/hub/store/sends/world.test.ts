import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { openStore } from '../../../../hub/store/database/open.js';
import { noon } from '../contract/steps.js';
import { Dice, World, type Sent } from './world.js';

let directory: string;
let worlds = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hub-sends-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

interface Row {
  dedup_key: string;
  state: string;
  undecided: number;
  message_id: string | null;
}

/** Plays a world, and gives what the ledger holds in the end. */
async function played(seed: number, hears: boolean): Promise<{ sends: Sent[]; rows: Row[] }> {
  const databasePath = join(directory, `${++worlds}.db`);
  const store = await openStore({ databasePath }, { durability: 'handed over' });
  const world = new World(store, new Dice(seed), noon, hears);
  await world.play(30);
  await store.close();
  const file = new DatabaseSync(databasePath);
  const rows = file
    .prepare('select dedup_key, state, undecided, message_id from sends')
    .all() as unknown as Row[];
  file.close();
  return { sends: world.sends, rows };
}

const ended = new Set(['accepted', 'undelivered', 'blocked', 'given_up', 'replaced']);
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

test('no recipient gets a send twice while statuses arrive, and each send ends where it belongs', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const { sends, rows } = await played(seed, true);
      for (const send of sends) {
        const own = rows.filter(({ dedup_key: key }) => key === send.key);
        expect(send.accepted.length).toBeLessThanOrEqual(1);
        expect(own.filter(({ state }) => !ended.has(state))).toEqual([]);
        // What WhatsApp took is known by its id; what it did not take is with a person.
        const states = own.filter(({ state }) => state !== 'replaced').map(({ state }) => state);
        const { failed } = send;
        expect(states.filter((state) => state === 'undelivered')).toHaveLength(failed.length);
        const arrived = send.accepted.length - failed.length;
        expect(states.filter((state) => state === 'accepted')).toHaveLength(arrived);
        expect(states.length).toBeGreaterThan(0);
        if (send.accepted.length === 1)
          expect(own.map(({ message_id: id }) => id)).toContain(send.accepted[0]);
      }
    }),
    { numRuns: 30 },
  );
}, 120_000);

test('what nobody can decide is given up and counted, when WhatsApp never tells anything', async () => {
  let undecided = 0;
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const { sends, rows } = await played(seed, false);
      for (const send of sends) {
        const own = rows.filter(({ dedup_key: key }) => key === send.key);
        expect(send.accepted.length).toBeLessThanOrEqual(1);
        expect(own.filter(({ state }) => !ended.has(state))).toEqual([]);
        const open = own.filter((row) => row.undecided === 1);
        undecided += open.length;
        const isKnown = own.some(({ state }) => state === 'accepted');
        if (send.accepted.length === 1 && !isKnown) expect(open).toHaveLength(1);
      }
    }),
    { numRuns: 10 },
  );
  expect(undecided).toBeGreaterThan(0);
}, 120_000);
