import { parentPort, workerData } from 'node:worker_threads';
import { createLog } from '../log.js';
import { openStore } from '../store/database/open.js';
import { GroupCommit } from './group-commit.js';
import { unbundle, verdict, type FromThread, type ToThread } from './thread-messages.js';
import type { RecordingSettings } from './recording.js';

/** The entry of the recording thread: reads the bodies of webhooks and stores their updates. */
const port = parentPort;
if (!port) throw new Error('This file is the recording thread of the hub; start the hub with `npm run hub`.');

const settings = workerData as RecordingSettings;
const log = createLog(settings.logLevel);
const store = await openStore(settings, {
  onConnectionLost: (error) => log.warn({ err: error }, 'a connection to the database broke'),
});
const say = (message: FromThread) => port.postMessage(message);
const commits = new GroupCommit({
  store,
  log,
  onBatch: (recorded, commit) => say(verdict(recorded, commit)),
});

port.on('message', (message: ToThread) => {
  if (message.type === 'bodies') commits.add(unbundle(message));
  else void close();
});
say({ type: 'ready' });

async function close(): Promise<void> {
  await commits.flush();
  await store.close();
  port?.close();
}
