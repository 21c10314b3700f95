import type { Store } from '../../../../hub/store/store.js';
import type { SendRequest } from '../../../../whatsapp/send-permit.js';
import { waba } from '../../bodies.js';
import { acceptedAs, ask, go, refused, status, tell, unknown } from '../../sends.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const second = 1_000;
const minute = 60 * second;

/** Asks only what became of earlier tries. */
const look = (store: Store, now: number, changes: Partial<SendRequest> = {}) =>
  ask(store, now, { earlier_only: true, ...changes });

export function describeEarlierSends(bench: Bench): void {
  describe('a question about earlier tries only', () => {
    it('lets nothing through, takes no place, and holds up nobody', async () => {
      const store = await bench.store();
      expect(await look(store, noon)).toEqual({ decision: 'not_sent' });
      expect(await look(store, noon, { category: 'marketing' })).toEqual({ decision: 'not_sent' });
      await go(store, noon);
    });

    it('tells what was sent, in whatever form', async () => {
      const store = await bench.store();
      const operation = await go(store, noon, { type: 'image', category: 'service' });
      await tell(store, operation, acceptedAs('wamid.1'), noon + second);
      expect(await look(store, noon + minute)).toMatchObject({
        decision: 'already_sent',
        operation,
        message_id: 'wamid.1',
        type: 'image',
      });
    });

    it('waits while it is not known what became of one', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      expect(await look(store, noon + second)).toMatchObject({ decision: 'wait', reason: 'unknown_outcome' });
      await tell(store, operation, unknown, noon + 15 * second);
      expect(await look(store, noon + 20 * second)).toMatchObject({ decision: 'wait', seconds: 40 });
    });

    it('gives up one of which nothing is heard, and puts it on the failure list', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      expect(await look(store, noon + minute)).toMatchObject({ decision: 'given_up', operation });
      expect((await store.failures({ wabaId: waba, limit: 2 })).items).toHaveLength(1);
    });

    it('knows that one did not go out when WhatsApp would have told of it, or refused it', async () => {
      const store = await bench.store();
      await go(store, noon);
      await status(store, noon + 40 * second, { id: 'wamid.other' });
      expect(await look(store, noon + minute)).toEqual({ decision: 'not_sent' });
      const again = await go(store, noon + minute);
      await tell(store, again, refused('safe'), noon + minute + second);
      expect(await look(store, noon + 2 * minute)).toEqual({ decision: 'not_sent' });
    });
  });
}
