import { eraseAllEvents, keepLedger, pruneAllContactData } from '../../../../hub/store/upkeep/retention.js';

/** Lets so many parts begin. */
function turns(most: number) {
  let begun = 0;
  return () => Promise.resolve(++begun <= most);
}

describe('what is kept about contacts', () => {
  function storeOf(rows: number) {
    const asked: [number, number][] = [];
    return {
      asked,
      pruneContactData(before: number, limit: number) {
        asked.push([before, limit]);
        const deleted = Math.min(rows, limit);
        rows -= deleted;
        return Promise.resolve(deleted);
      },
    };
  }

  it('is deleted part by part until nothing old is left', async () => {
    const store = storeOf(5);
    expect(await pruneAllContactData(store, 1_000, 2, turns(100))).toBe(5);
    expect(store.asked).toEqual(Array.from({ length: 4 }, () => [1_000, 2]));
  });

  it('waits for the next time when the hub stops', async () => {
    expect(await pruneAllContactData(storeOf(5), 1_000, 2, turns(1))).toBe(2);
  });
});

describe('the raw events of erased contacts', () => {
  function storeOf(parts: number) {
    return {
      left: parts,
      eraseEvents: jest.fn(function (this: { left: number }) {
        this.left -= 1;
        return Promise.resolve(this.left > 0);
      }),
    };
  }

  it('go part by part until none is left', async () => {
    const store = storeOf(3);
    expect(await eraseAllEvents(store, 7, turns(100))).toBe(true);
    expect(store.eraseEvents.mock.calls).toEqual([[7], [7], [7]]);
  });

  it('are said not to be there when nobody was erased', async () => {
    expect(await eraseAllEvents(storeOf(1), 7, turns(100))).toBe(false);
  });

  it('wait for the next time when the hub stops', async () => {
    const store = storeOf(3);
    await eraseAllEvents(store, 7, turns(1));
    expect(store.left).toBe(2);
  });
});

describe('the ledger', () => {
  test('gives up all that is abandoned, then deletes all that is old, and stops when it is told to', async () => {
    const done: string[] = [];
    const parts = (name: string, counts: number[]) => async () => {
      done.push(name);
      return counts.shift() ?? 0;
    };
    const store = () => ({ giveUpSends: parts('give up', [2, 1]), pruneSends: parts('prune', [2]) });
    await keepLedger(store(), Date.now(), 2, async () => true);
    expect(done.splice(0)).toEqual(['give up', 'give up', 'give up', 'prune', 'prune']);
    await keepLedger(store(), Date.now(), 2, async () => false);
    expect(done).toEqual([]);
  });
});
