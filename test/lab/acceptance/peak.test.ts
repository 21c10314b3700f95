import type { Preparation } from '../../../lab/acceptance/preparation.js';
import { peakLoad } from '../../../lab/acceptance/rows/peak.js';
import type { Played, Setting } from '../../../lab/acceptance/setting.js';

const silent = { begin: () => undefined, reach: () => undefined, end: () => undefined };
const sample = { name: 'hello_world', language: 'en_US', values: {} };

async function detailOf(played: Played | null): Promise<string> {
  const setting = { crowd: ['+447400123456'], played, sideBySide: 1 } as unknown as Setting;
  const preparation = {
    editor: { run: () => new Promise((resolve) => setTimeout(resolve, 5, {})) },
    ready: new Map([[sample, { template: { category: 'UTILITY' }, input: {} }]]),
  } as unknown as Preparation;
  const measurement = await peakLoad(setting, preparation, silent, 20);
  return 'detail' in measurement ? measurement.detail : '';
}

test('the machine bounds the burst in the lab, the setting of the hub over an account', async () => {
  expect(await detailOf({} as Played)).toMatch(/The processors of this machine bound it\.$/);
  expect(await detailOf(null)).toMatch(/The hub’s SEND_LIMIT_PER_MINUTE bounds it\.$/);
});
