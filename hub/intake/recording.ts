import type { Log } from '../log.js';
import type { StoreConfig } from '../store/database/open.js';
import { SupervisedThread } from '../supervised-thread.js';
import { bundle, recordedIn, type ToThread, type Verdict } from './thread-messages.js';
import type { Commit } from './recorded.js';
import { Recorder } from './recorder.js';

export interface RecordingSettings extends StoreConfig {
  logLevel: string;
}

export interface Recording {
  recorder: Recorder;
  close(): Promise<void>;
}

/** Longer than a transaction takes. */
const closeWithinMs = 10_000;

/**
 * Starts the thread that reads and stores what intake receives, so that neither a slow disk nor a large body holds
 * up a connection. Resolves when its store is open. A thread that dies is started again; what it held is
 * answered 503, and Meta sends it again.
 */
export async function startRecording(
  settings: RecordingSettings,
  log: Log,
  onCommit: (commit: Commit) => void,
): Promise<Recording> {
  const { databaseUrl, databasePath, logLevel } = settings;
  const workerData: RecordingSettings = { databaseUrl, databasePath, logLevel };
  const recorder = new Recorder((bodies) => {
    if (!thread.isReady) return recorder.fail();
    const message = bundle(bodies);
    thread.send(message, [message.bytes]);
  });
  const thread = new SupervisedThread<ToThread, Verdict>({
    name: 'recording',
    file: new URL('./recording-thread.js', import.meta.url),
    workerData,
    log,
    onMessage(verdict) {
      if (verdict.commit) onCommit(verdict.commit);
      recorder.recorded(recordedIn(verdict));
    },
    onEnd: () => recorder.fail(),
    closeWithinMs,
  });
  await thread.start();
  return { recorder, close: () => thread.close() };
}
