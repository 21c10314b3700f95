import fc from 'fast-check';
import type { Update } from '../../../../whatsapp/updates.js';
import type { Store } from '../../../../hub/store/store.js';
import { freshId, waba } from '../../bodies.js';
import { said, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const numbers = ['16505550001', '16505550002', '5511987654321', '551187654321'];
const users = ['US.11111111111111', 'US.22222222222222', 'BR.33333333333333'];

/** An event by whom it is: a number, a user id or both; some are messages, some statuses. */
const happening = fc
  .record({
    number: fc.option(fc.nat(numbers.length - 1), { nil: null }),
    user: fc.option(fc.nat(users.length - 1), { nil: null }),
    writes: fc.boolean(),
  })
  .filter(({ number, user }) => number !== null || user !== null);

/** A number with two user ids was given on to somebody else: then it does matter what came first. */
const ofOneEach = fc.array(happening, { minLength: 1, maxLength: 10 }).filter((events) => {
  const userOf = new Map<number, number>();
  return events.every(({ number, user }) => {
    if (number === null || user === null) return true;
    const same = Math.min(number, 2);
    if (!userOf.has(same)) userOf.set(same, user);
    return userOf.get(same) === user;
  });
});

const plan = ofOneEach.chain((events) =>
  fc.record({
    events: fc.constant(events),
    orders: fc.tuple(orderOf(events.length), orderOf(events.length)),
    batches: fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 })),
  }),
);

function orderOf(length: number) {
  return fc.shuffledSubarray([...Array(length).keys()], { minLength: length, maxLength: length });
}

/** How many people there are, and what was counted for each. */
async function sumsOf(store: Store, wabaId: string): Promise<string[]> {
  const { items } = await store.contacts({ wabaId, limit: 100 });
  const messages = await Promise.all(
    items.map(({ id }) => store.messages({ wabaId, key: id }, { limit: 100 })),
  );
  return items
    .map((item, at) => [item.inbound_count, item.outbound_count, messages[at]?.items.length].join(' '))
    .sort();
}

export function describeOnePerson(bench: Bench): void {
  describe('who is who', () => {
    it('comes out the same in whatever order and batches the same events come', async () => {
      const store = await bench.store();
      let accounts = 0;
      await fc.assert(
        fc.asyncProperty(plan, async ({ events, orders, batches }) => {
          const sums: string[][] = [];
          for (const [at, order] of orders.entries()) {
            const wabaId = String(++accounts);
            const updates = events.map(({ number, user, writes }): Update[] => {
              const userId = user === null ? {} : { userId: users[user] as string };
              const waId = number === null ? null : (numbers[number] as string);
              if (writes) return said({ from: waId, ...userId }, { wabaId });
              return told({ to: waId, ...userId, id: freshId(), status: 'sent' }, { wabaId });
            });
            const inOrder = order.flatMap((index) => updates[index] ?? []);
            const size = batches[at] as number;
            for (let i = 0; i < inOrder.length; i += size) {
              await store.append(inOrder.slice(i, i + size), noon + i);
            }
            // Meta repeats itself.
            await store.append(inOrder, noon + 100);
            sums.push(await sumsOf(store, wabaId));
          }
          expect(sums[1]).toEqual(sums[0]);
          expect(sums[0]).toHaveLength(peopleIn(events));
        }),
        { numRuns: 80 },
      );
    });

    it('goes by the user id first: each has what it wrote, whoever had the number in between', async () => {
      const store = await bench.store();
      let accounts = 0;
      const sent = fc.array(fc.tuple(fc.nat(numbers.length - 1), fc.nat(users.length - 1)), {
        minLength: 1,
        maxLength: 8,
      });
      await fc.assert(
        fc.asyncProperty(sent, fc.integer({ min: 1, max: 8 }), async (messages, size) => {
          const wabaId = `each-${String(++accounts)}`;
          const updates = messages.flatMap(([number, user]) =>
            said({ from: numbers[number] as string, userId: users[user] as string }, { wabaId }),
          );
          for (let i = 0; i < updates.length; i += size) {
            await store.append(updates.slice(i, i + size), noon + i);
          }
          const { items } = await store.contacts({ wabaId, limit: 100 });
          const counted = items.map((item) => [item.user_id, item.inbound_count].join(' ')).sort();
          const expected = users.flatMap((user, nth) => {
            const count = messages.filter(([, by]) => by === nth).length;
            return count === 0 ? [] : [`${user} ${String(count)}`];
          });
          expect(counted).toEqual(expected.sort());
        }),
        { numRuns: 30 },
      );
    });

    it.each([true, false])(
      'inherits nothing with a number that was given on (in one batch: %s)',
      async (together) => {
        const { store, ofNumber, ofOne, ofOther } = await givenOn(bench, together);
        const [before, now] = [await store.contact(ofOne), await store.contact(ofOther)];
        expect(before).toMatchObject({ consent: 'opted_in', inbound_count: 1, phone: null });
        expect(now).toMatchObject({
          consent: 'transactional',
          inbound_count: 1,
          phone: `+${numbers[0] ?? ''}`,
        });
        expect((await store.contact(ofNumber))?.id).toBe(now?.id);
      },
    );

    it('leaves the number with who has it when a late status names who had it', async () => {
      const { store, ofNumber, ofOne, ofOther } = await givenOn(bench, false);
      const late = { to: ofNumber.key, userId: ofOne.key, id: freshId(), status: 'read' };
      await store.append(told(late), noon + 5);
      expect(await store.contact(ofOne)).toMatchObject({ outbound_count: 1, phone: null });
      expect((await store.contact(ofNumber))?.id).toBe((await store.contact(ofOther))?.id);
    });

    it('makes one of the two again when a notice says that they are', async () => {
      const { store, ofNumber, ofOne, ofOther } = await givenOn(bench, false);
      const system = { type: 'user_changed_user_id', user_id: ofOther.key };
      const notice = { from: ofNumber.key, userId: ofOne.key, type: 'system', system };
      await store.append(said(notice), noon + 5);
      expect(await store.contact(ofNumber)).toMatchObject({ consent: 'opted_in', inbound_count: 2 });
    });
  });
}

/** Two users who wrote from one number, one after the other. */
async function givenOn(bench: Bench, together: boolean) {
  const store = await bench.store();
  const [number = '', one = '', other = ''] = [numbers[0], ...users];
  const first = said({ from: number, userId: one, text: 'subscribe', at: 1 });
  const second = said({ from: number, userId: other, at: 2 });
  const batches = together ? [[...first, ...second]] : [first, second];
  for (const [nth, batch] of batches.entries()) await store.append(batch, noon + nth);
  return {
    store,
    ofNumber: { wabaId: waba, key: number },
    ofOne: { wabaId: waba, key: one },
    ofOther: { wabaId: waba, key: other },
  };
}

/** How many different people: whoever shares a number or a user id with another is the same. */
function peopleIn(events: readonly { number: number | null; user: number | null }[]): number {
  const groups: Set<string>[] = [];
  for (const { number, user } of events) {
    // The last two numbers are two forms of one.
    const names = [
      number === null ? [] : [`n${Math.min(number, 2)}`],
      user === null ? [] : [`u${user}`],
    ].flat();
    const joined = groups.filter((group) => names.some((name) => group.has(name)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...names, ...joined.flatMap((group) => [...group])]));
  }
  return groups.length;
}
