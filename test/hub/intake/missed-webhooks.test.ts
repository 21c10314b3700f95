import { startMissedWebhooks, type MissedWebhooks } from '../../../hub/intake/missed-webhooks.js';
import { createLog } from '../../../hub/log.js';

let missed: MissedWebhooks;
afterEach(() => missed.close());

/** Starts over a database that does not answer the first `away` times. */
function start({ away }: { away: number }) {
  const noted: number[] = [];
  let clock = 1_000;
  missed = startMissedWebhooks({
    store: {
      async noteMissedWebhooks(now) {
        if (away-- > 0) throw new Error('away');
        noted.push(now);
      },
    },
    log: createLog('silent'),
    now: () => clock++,
    everyMs: 1,
  });
  return noted;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

test('that a webhook was missed is written down once the database takes it, and once', async () => {
  const noted = start({ away: 3 });
  missed.note();
  missed.note();
  await until(() => noted.length > 0);
  missed.note();
  await until(() => noted.length > 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(noted).toEqual([1_001, 1_002]);
});

test('what was missed just before the end is written down, too', async () => {
  const noted = start({ away: 0 });
  missed.note();
  await missed.close();
  expect(noted).toEqual([1_000]);
});
