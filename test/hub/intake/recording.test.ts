import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { body, textMessage } from '../bodies.js';
import { temporaryFolder } from '../process.js';

/** The built recording thread, in a process of its own. */
const dist = (file: string) => JSON.stringify(pathToFileURL(join(__dirname, '../../../dist', file)).href);
const prelude = `
  import { startRecording } from ${dist('hub/intake/recording.js')};
  import { createLog } from ${dist('hub/log.js')};
  const workers = [];
  process.on('worker', (worker) => workers.push(worker));
  const commits = [];
  const recording = await startRecording(JSON.parse(process.env.SETTINGS), createLog('info'), (c) => commits.push(c));
  const raw = Buffer.from(process.env.BODY);
  const record = (wantsReport = false) =>
    new Promise((done) => recording.recorder.record({ raw, wantsReport }, done));
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => (folder = await temporaryFolder()));
afterEach(() => folder.remove());

async function run(script: string) {
  const file = join(folder.path, 'run.mjs');
  await writeFile(file, prelude + script);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env: {
      ...process.env,
      SETTINGS: JSON.stringify({ databasePath: join(folder.path, 'hub.db'), logLevel: 'info' }),
      BODY: JSON.stringify(body({ messages: [textMessage({})] })),
    },
    timeout: 25_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

test('the recording thread stores bodies, tells of the commit, and ends when it is closed', async () => {
  const { code, output } = await run(`
    const first = await record();
    const again = await record(true);
    console.log(JSON.stringify([first, again.report[0].repeated, commits.map(({ updates }) => updates)]));
    await recording.close();
  `);
  expect(output.trim()).toBe('[{"outcome":"accepted","report":null},true,[1,1]]');
  expect(code).toBe(0);
});

test('a recording thread that dies is started again, and nobody is left waiting for it', async () => {
  const { code, output } = await run(`
    await record();
    const waiting = [record(), record()];
    workers[0].terminate();
    const outcomes = (await Promise.all(waiting)).map(({ outcome }) => outcome);
    while ((await record()).outcome !== 'accepted') await new Promise((go) => setTimeout(go, 100));
    console.log('started', workers.length, outcomes.every((each) => /accepted|commit_failed/.test(each)));
    await recording.close();
  `);
  expect(output).toContain('started 2 true');
  expect(code).toBe(0);
});
