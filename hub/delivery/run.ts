import type { Log } from '../log.js';
import { openStore } from '../store/database/open.js';
import { Courier } from './courier.js';
import { createGuard } from './guard.js';
import { createDeliveryMetrics } from './metrics.js';
import { createPoster } from './post.js';
import type { Delivery, DeliverySettings } from './settings.js';

/** Runs delivery in the calling thread, over a store of its own. */
export async function runDelivery(settings: DeliverySettings, log: Log): Promise<Delivery> {
  const store = await openStore(settings, {
    // What a power cut undoes here is delivered again, not lost.
    durability: 'handed over',
    // A delivery thread that died may have held something.
    takeOver: true,
    onConnectionLost: (error) => log.warn({ err: error }, 'a connection to the database broke'),
  });
  const metrics = createDeliveryMetrics(store);
  const poster = createPoster({ guard: createGuard(settings.hookHosts) });
  const courier = new Courier({ store, poster, metrics, log });
  return {
    wake: (ids) => courier.wake(ids),
    metrics: () => metrics.text(),
    close: async () => {
      await courier.close();
      await poster.close();
      await store.close();
    },
  };
}
