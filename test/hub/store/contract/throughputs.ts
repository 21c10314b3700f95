import type { Store } from '../../../../hub/store/store.js';
import { updatesOf } from '../../../../whatsapp/updates.js';
import { changeBody, phoneNumber, waba } from '../../bodies.js';
import { ask, throughputIs } from '../../sends.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const number = { wabaId: waba, phoneNumberId: phoneNumber };
const other = { phoneNumberId: '106540352242923', displayed: '+1 555-078-3882' };

let keys = 0;

/** How many of `asked` may go at one moment, each to another customer; the ceiling of the hub is far away. */
async function goAtOnce(store: Store, now: number, asked: number, phoneNumberId = phoneNumber) {
  let gone = 0;
  for (let count = 0; count < asked; count++) {
    const key = ++keys;
    const send = {
      deduplication_key: `key-${key}`,
      to: `+165055${10_000 + key}`,
      phone_number_id: phoneNumberId,
    };
    if ((await ask(store, now, send)).decision === 'go') gone += 1;
  }
  return gone;
}

const lifted = (store: Store, display_phone_number: string, event = 'THROUGHPUT_UPGRADE') =>
  store.append(
    updatesOf(changeBody('phone_number_quality_update', { display_phone_number, event })),
    noon + keys,
  );

export function describeThroughputs(bench: Bench): void {
  describe('the throughput of a number', () => {
    it('is the usual one until Meta told, and then as Meta told, each number for itself', async () => {
      const store = await bench.store();
      await throughputIs(store, 20, noon, other);
      expect(await goAtOnce(store, noon, 12)).toBe(8);
      expect(await goAtOnce(store, noon, 12, other.phoneNumberId)).toBe(2);
      await throughputIs(store, 1_000, noon);
      expect(await goAtOnce(store, noon + 120_000, 12)).toBe(12);
      expect(await goAtOnce(store, noon + 120_000, 12, other.phoneNumberId)).toBe(2);
    });

    it('is known to every hub that shares the store, with the time when Meta told it', async () => {
      const store = await bench.store();
      expect(await store.throughput(number)).toBeNull();
      await throughputIs(store, 80, noon);
      await throughputIs(store, 1_000, noon + 1);
      expect(await (await bench.another()).throughput(number)).toEqual({
        perSecond: 1_000,
        toldAt: noon + 1,
      });
      expect(await store.throughput({ ...number, wabaId: '777000111222333' })).toBeNull();
    });

    it('rises when Meta’s event says so, for the number that it names', async () => {
      const store = await bench.store();
      await throughputIs(store, 80, noon);
      await throughputIs(store, 80, noon, other);
      await lifted(store, '15550783881', 'ONBOARDING');
      expect(await store.throughput(number)).toMatchObject({ perSecond: 80 });
      await lifted(store, '15550783881');
      expect(await store.throughput(number)).toMatchObject({ perSecond: 1_000 });
      expect(await store.throughput({ ...number, ...other })).toMatchObject({ perSecond: 80 });
      expect(await goAtOnce(store, noon, 12)).toBe(12);
    });

    it('stays low for a number that is in the WhatsApp Business app', async () => {
      const store = await bench.store();
      await throughputIs(store, 20, noon);
      await lifted(store, '15550783881');
      expect(await store.throughput(number)).toMatchObject({ perSecond: 20 });
    });
  });
}
