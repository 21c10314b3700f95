import type { Store } from '../../../../hub/store/store.js';
import type { SendRequest } from '../../../../whatsapp/send-permit.js';
import { ask, secondsOf } from '../../sends.js';
import type { Bench } from './bench.js';
import { earlierSend } from './earlier-rows.js';
import { asEarlier } from './earlier-schema.js';
import { noon } from './steps.js';

const second = 1_000;
const perMinute = 300;
const interval = 60 / (perMinute - 29);

/** One that waits, asked for `index` seconds ago, and told its turn in the order in which they asked. */
function waits(index: number, count: number, details: object) {
  return earlierSend(`waits-${index}`, String(16505551000 + index), 'waiting', {
    waits_for: 'number_rate',
    created_at: noon - (count - index) * second,
    started_at: null,
    ended_at: null,
    due_at: noon + Math.ceil((index + 1) * interval * second),
    details: JSON.stringify({ type: 'template', category: 'utility', ...details }),
  });
}

/** What waits for a number when the hub is updated to one that lets it go in rounds. */
export function describeEarlierQueue(bench: Bench): void {
  describe('sends that wait while their hub is updated', () => {
    const opened = (rows: object[]) => bench.store((database) => asEarlier(database, { sends: rows }));
    const told = async (store: Store, key: string, changes: Partial<SendRequest>) => {
      const permit = await ask(
        store,
        noon,
        { deduplication_key: key, to: '+16505559999', ...changes },
        perMinute,
      );
      return secondsOf(permit) ?? 0;
    };

    it('are before the new ones of their own Zap, and put off nobody for longer than they take', async () => {
      const rows = Array.from({ length: 447 }, (_, index) => waits(index, 447, { zap: 'Zap 1' }));
      const store = await opened(rows);
      const own = await told(store, 'own', { zap: 'Zap 1' });
      // Nothing went before, so that thirty may go at once.
      expect(own).toBeGreaterThan(417 * interval);
      expect(own).toBeLessThan(450 * interval);
    });

    it.each([
      ['a code to sign in', { category: 'authentication' as const, zap: 'Zap 3' }, 60],
      ['a Zap', { zap: 'Zap 2' }, 60 + 51 + 50 + 40],
      ['no Zap', { zap: null }, 60 + 41 + 41 + 40],
      ['a Zap with more than others', { zap: 'Zap "1", 👍' }, 450],
    ])('are in rounds by their Zaps, with codes to sign in before all: %s', async (_, changes, ahead) => {
      const details = [
        ...Array.from({ length: 300 }, () => ({ zap: 'Zap "1", 👍' })),
        ...Array.from({ length: 50 }, () => ({ zap: 'Zap 2' })),
        ...Array.from({ length: 40 }, () => ({})),
        ...Array.from({ length: 60 }, () => ({ category: 'authentication', zap: 'Zap 2' })),
      ];
      const store = await opened(details.map((one, index) => waits(index, details.length, one)));
      expect(await told(store, 'new', changes)).toBeCloseTo((ahead - 29) * interval, 0);
    });
  });
}
