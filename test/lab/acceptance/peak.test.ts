import type { Preparation } from '../../../lab/acceptance/preparation.js';
import { peakLoad } from '../../../lab/acceptance/rows/peak.js';
import type { Played, Setting } from '../../../lab/acceptance/setting.js';
import { AppError } from '../../../lab/zapier/app-error.js';

const progress = { begin: () => undefined, reach: () => undefined, end: () => undefined };
const sample = { name: 'hello_world', language: 'en_US', values: {} };

function prepared(run: () => Promise<unknown>): Preparation {
  return {
    editor: { run },
    ready: new Map([[sample, { template: { category: 'UTILITY' }, input: {} }]]),
  } as unknown as Preparation;
}

function settingOf(played: Played | null, sideBySide = 1): Setting {
  return { crowd: ['+447400123456'], played, sideBySide } as unknown as Setting;
}

async function detailOf(played: Played | null): Promise<string> {
  const preparation = prepared(() => new Promise((resolve) => setTimeout(resolve, 5, {})));
  const measurement = await peakLoad(settingOf(played), preparation, { progress, peakMs: 20 });
  return 'detail' in measurement ? measurement.detail : '';
}

test('the machine bounds the burst in the lab, the setting of the hub over an account', async () => {
  expect(await detailOf({} as Played)).toMatch(/The processors of this machine bound it\.$/);
  expect(await detailOf(null)).toMatch(/The hub’s SEND_LIMIT_PER_MINUTE bounds it\.$/);
});

test('when it is told to stop, it sends nothing more, though every call ends at once', async () => {
  const stop = new AbortController();
  let calls = 0;
  const preparation = prepared(() => {
    if (++calls === 5) stop.abort();
    return Promise.reject(new AppError('Error', 'The local Zapier is stopped.'));
  });
  const burst = peakLoad(settingOf({} as Played, 3), preparation, {
    progress,
    signal: stop.signal,
    peakMs: 1_000,
  });
  await expect(burst).rejects.toThrow('aborted');
  // The others side by side had begun by then.
  expect(calls).toBeLessThanOrEqual(5 + 3);
});
