import { Worker } from 'node:worker_threads';
import type { Log } from '../log.js';
import type { StoreConfig } from '../store/open.js';
import { bundle, recordedIn, type FromThread, type ToThread } from './messages.js';
import type { Commit, SignedBody } from './recorded.js';
import { Recorder } from './recorder.js';

export interface RecordingSettings extends StoreConfig {
  logLevel: string;
}

export interface Recording {
  recorder: Recorder;
  close(): Promise<void>;
}

const restartAfterMs = 1_000;

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
  const thread = new RecordingThread(settings, log, onCommit);
  await thread.start();
  return thread;
}

class RecordingThread implements Recording {
  readonly recorder = new Recorder((bodies) => this.send(bodies));
  private worker: Worker | null = null;
  private restarting: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(
    private readonly settings: RecordingSettings,
    private readonly log: Log,
    private readonly onCommit: (commit: Commit) => void,
  ) {}

  start(): Promise<void> {
    const { databaseUrl, databasePath, logLevel } = this.settings;
    const workerData: RecordingSettings = { databaseUrl, databasePath, logLevel };
    const worker = new Worker(new URL('./recording-thread.js', import.meta.url), { workerData });
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.type === 'ready') {
          this.worker = worker;
          resolve();
        } else {
          if (message.commit) this.onCommit(message.commit);
          this.recorder.recorded(recordedIn(message));
        }
      });
      worker.on('error', (error) => {
        if (this.worker === worker) this.log.error({ err: error }, 'recording stopped; it is started again');
        reject(error);
      });
      worker.on('exit', () => {
        reject(new Error('Recording ended before it was ready.'));
        this.ended(worker);
      });
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.restarting);
    const worker = this.worker;
    if (!worker) return;
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    const close: ToThread = { type: 'close' };
    worker.postMessage(close);
    await exited;
  }

  private send(bodies: SignedBody[]): void {
    if (!this.worker) return this.recorder.fail();
    const message: ToThread = bundle(bodies);
    this.worker.postMessage(message, [message.bytes]);
  }

  private ended(worker: Worker): void {
    const wasRunning = this.worker === worker;
    if (wasRunning) {
      this.worker = null;
      this.recorder.fail();
    }
    if (this.closing || !(wasRunning || this.restarting)) return;
    this.restarting = setTimeout(() => {
      // A failed start ends in an exit too, which comes back here.
      this.start().catch((error: unknown) =>
        this.log.error({ err: error }, 'recording could not be started'),
      );
    }, restartAfterMs);
  }
}
