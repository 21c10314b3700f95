import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppEvent } from '../../../lab/zapier/app-call.js';
import { AppRunner } from '../../../lab/zapier/app-runner.js';

/** Where an app finds the platform, as it does where it is built. */
const fixtures = 'test/fixtures';

const asked: AppEvent = {
  command: 'validate',
  storeKey: 'a',
  bundle: {},
  rpc_base: '',
  token: '',
  isDeveloper: true,
};

/** What the runner says of an app that consists of this code. */
async function refusalOf(code: string): Promise<string> {
  const folder = await mkdtemp(join(fixtures, 'app-'));
  const app = join(process.cwd(), folder, 'index.mjs');
  await writeFile(app, code);
  const runner = new AppRunner({ app, env: {}, processes: 1, callsAtOnce: 1, timeLimitMs: 30_000 });
  try {
    const thrown: unknown = await runner.run(asked).catch((error: unknown) => error);
    return (thrown as Error).message.replace(app, 'APP');
  } finally {
    await runner.close();
    await rm(folder, { recursive: true });
  }
}

test.each([
  ['process.exit();', "The app's process ended unexpectedly."],
  ["throw new Error('No good');", 'No good.'],
  [
    "process.stderr.write('Out of memory'); process.exit();",
    "The app's process ended unexpectedly. Out of memory.",
  ],
])('an app that cannot be loaded is named with one reason: %s', async (code, reason) => {
  expect(await refusalOf(code)).toBe(`The app APP could not be loaded: ${reason} Run "npm run build" first.`);
});
