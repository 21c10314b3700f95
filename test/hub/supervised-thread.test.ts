import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLog } from '../../hub/log.js';
import { SupervisedThread } from '../../hub/supervised-thread.js';
import { until } from './process.js';

/** A thread that says it is ready once the file `go` is there, echoes, and ends when it is told to. */
const echo = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { existsSync, appendFileSync } = require('node:fs');
  appendFileSync(workerData.folder + '/starts', 'x');
  if (existsSync(workerData.folder + '/broken')) throw new Error('no database');
  const ready = setInterval(() => {
    if (!existsSync(workerData.folder + '/go')) return;
    clearInterval(ready);
    parentPort.on('message', (message) => {
      if (message.type === 'die') process.exit(1);
      else if (message.type !== 'close') parentPort.postMessage(message);
      else if (!existsSync(workerData.folder + '/deaf')) parentPort.close();
    });
    parentPort.postMessage({ type: 'ready' });
  }, 10);
`;

interface Message {
  type: string;
}

let folder: string;
let heard: string[];
let ended: number;
let logged: string[];
let thread: SupervisedThread<Message, Message>;
const mark = (name: string) => writeFile(join(folder, name), '');
const says = (text: string) => logged.some((line) => line.includes(text));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-thread-'));
  const file = join(folder, 'thread.cjs');
  await writeFile(file, echo);
  [heard, logged, ended] = [[], [], 0];
  thread = new SupervisedThread({
    name: 'echoing',
    file: pathToFileURL(file),
    workerData: { folder },
    log: createLog('info', { write: (line: string) => void logged.push(line) }),
    onMessage: ({ type }) => heard.push(type),
    onEnd: () => (ended += 1),
    restartAfterMs: 20,
    closeWithinMs: 300,
  });
});
afterEach(async () => {
  await thread.close();
  await rm(folder, { recursive: true, force: true });
});

test('a thread is ready, hears, answers, and ends when it is closed', async () => {
  await mark('go');
  await thread.start();
  thread.send({ type: 'hello' });
  await until(() => heard.length === 1);
  await thread.close();
  expect([heard, ended, logged]).toEqual([['hello'], 1, []]);
});

test('a thread that cannot start says why, and is not tried again', async () => {
  await mark('broken');
  await expect(thread.start()).rejects.toThrow('no database');
  expect(thread.isReady).toBe(false);
  await mark('go');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(thread.isReady).toBe(false);
});

test('a thread that dies is started again, as often as it takes', async () => {
  await mark('go');
  await thread.start();
  await mark('broken');
  thread.send({ type: 'die' });
  await until(() => says('echoing could not be started; it is tried again'));
  expect(says('echoing stopped unexpectedly; it is started again')).toBe(true);
  await rm(join(folder, 'broken'));
  await until(() => thread.isReady);
});

test('closing while a restarted thread is not ready yet ends that thread too', async () => {
  await mark('go');
  await thread.start();
  await rm(join(folder, 'go'));
  thread.send({ type: 'die' });
  await until(() => ended === 1);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(thread.isReady).toBe(false);
  await thread.close();
  expect(ended).toBe(2);
});

test('a thread that does not end in time is ended', async () => {
  await mark('go');
  await mark('deaf');
  await thread.start();
  await thread.close();
  expect(ended).toBe(1);
  expect(says('echoing did not stop in time')).toBe(true);
});
