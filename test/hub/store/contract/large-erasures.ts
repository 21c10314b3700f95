import { eraseAllEvents } from '../../../../hub/store/upkeep/retention.js';
import type { Store } from '../../../../hub/store/store.js';
import { freshId, waba } from '../../bodies.js';
import { changeOf, said } from '../../updates.js';
import type { Bench } from './bench.js';
import { claimOne, noon, subscribe } from './steps.js';

const number = '5511987654321';
const ref = { wabaId: waba, key: number };
const megabyte = 1_000_000;

/** A chat of before that came from the phone of the business, with so much text. */
function chat(id: string, text: string, size: number) {
  const body = text.repeat(Math.ceil(size / text.length));
  const message = { from: '15550783881', to: id, id: freshId(), type: 'text', text: { body } };
  return changeOf('history', { history: [{ threads: [{ id, messages: [message] }] }] });
}

async function partsOf(store: Store): Promise<number> {
  let parts = 0;
  while (await store.eraseEvents(500)) parts += 1;
  return parts;
}

const unhurried = () => Promise.resolve(true);

export function describeLargeErasures(bench: Bench): void {
  describe('erasing a contact beside much else', () => {
    it('deletes few large events at once, and none of others', async () => {
      const store = await bench.store();
      await store.append(said({ from: number }), noon);
      for (let nth = 0; nth < 3; nth += 1) {
        await store.append(chat('+55 (11) 98765-4321', 'Fernanda ', 1.5 * megabyte), noon);
        await store.append(chat('+55 (11) 98765-4322', 'Gloria ', 1.5 * megabyte), noon);
      }
      await store.eraseContact(ref, noon);
      // Six of 1.5 MB go two at a time; the end is a part of its own.
      expect(await partsOf(store)).toBe(4);
      const left = await bench.dump();
      expect([left.includes('Fernanda'), left.match(/Gloria Gloria Gloria/)?.length]).toEqual([false, 1]);
    });

    it('deletes all that was given up, however much', async () => {
      const store = await bench.store();
      await subscribe(store, {}, 'history');
      await store.append(said({ from: number }), noon);
      for (let nth = 0; nth < 5; nth += 1) {
        await store.append(chat(nth === 2 ? '16505550002' : number, `text ${nth} `, megabyte), noon);
      }
      for (let nth = 0; nth < 5; nth += 1) {
        const { subscriptionId, upTo } = await claimOne(store);
        await store.settle([{ outcome: 'failed', subscriptionId, upTo, reason: 'answered 500' }]);
        if ((await store.backlog(noon)).waiting.count === 0) break;
      }
      expect((await store.backlog(noon)).failures).toBe(5);
      await store.eraseContact(ref, noon);
      await eraseAllEvents(store, 500, unhurried);
      expect((await store.backlog(noon)).failures).toBe(1);
      const left = await bench.dump();
      expect([0, 1, 2, 3, 4].filter((nth) => left.includes(`text ${nth} `))).toEqual([2]);
    });

    it('is done once when two hubs do it at the same time', async () => {
      const store = await bench.store();
      const another = await bench.another();
      await store.append(
        Array.from({ length: 40 }, (_, nth) =>
          said({ from: nth % 2 ? number : '16505550002', text: nth % 2 ? 'mine' : 'not mine' }),
        ).flat(),
        noon,
      );
      await store.eraseContact(ref, noon);
      await Promise.all([store, another].map((hub) => eraseAllEvents(hub, 3, unhurried)));
      const { events } = await store.events({ wabaId: waba, filter: {}, limit: 100 });
      expect(events).toHaveLength(20);
      expect(JSON.stringify(events)).not.toContain(number);
    });
  });
}
