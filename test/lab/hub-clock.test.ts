import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HubClock } from '../../lab/hub-clock.js';

const run = promisify(execFile);
const hour = 3_600_000;

/** Prints the time as a program sees it: in its own thread and in a worker, by `now`, `new` and with a given time. */
const program = `
import { isMainThread, Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
console.log(JSON.stringify([Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date]));
if (isMainThread) new Worker(fileURLToPath(import.meta.url));
`;

describe("the clock of a lab's hub", () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'hub-clock-'))));
  afterEach(() => rm(folder, { recursive: true }));

  async function timesSeen(clock: HubClock): Promise<number[][]> {
    const file = join(folder, 'program.mjs');
    await writeFile(file, program);
    const { stdout } = await run(process.execPath, ['--import', clock.preload, file], {
      env: { ...process.env, ...clock.environment },
    });
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as number[]);
  }

  it.each([0, 2 * hour])('is %i ms ahead in every thread, and leaves given times alone', async (ahead) => {
    const clock = new HubClock(folder);
    if (ahead > 0) {
      await clock.forward(ahead / 2);
      await clock.forward(ahead / 2);
    }
    const threads = await timesSeen(clock);
    expect(threads).toHaveLength(2);
    for (const [now = 0, fresh = 0, given, isDate] of threads) {
      expect(Math.abs(now - clock.now())).toBeLessThan(hour / 4);
      expect(Math.abs(fresh - clock.now())).toBeLessThan(hour / 4);
      expect(given).toBe(5);
      expect(isDate).toBe(true);
    }
  });

  it('goes on where it was for a hub that was killed and is started again', async () => {
    await new HubClock(folder).forward(hour);
    const clock = new HubClock(folder);
    expect(clock.now() - Date.now()).toBeGreaterThan(hour / 2);
    await clock.forward(hour);
    expect(clock.now() - Date.now()).toBeGreaterThan(hour + hour / 2);
  });
});
