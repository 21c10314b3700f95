import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { built } from '../built.js';
import type { AppAnswer, AppEvent } from './app-call.js';
import { AppError } from './app-error.js';

interface Worker {
  child: ChildProcess;
  ready: Promise<void>;
  /** Settles the calls that it is busy with, by their ids. */
  calls: Map<string, (answer: AppAnswer) => void>;
  errors: string;
}

export interface AppRunnerOptions {
  /** The built app: the file whose default export is the app. */
  app: string;
  /** The environment of the app, as `zapier-platform env:set` gives it. */
  env: Record<string, string>;
  /** At most this many processes. */
  processes: number;
  /** How many calls a process takes at a time: 1, as on Zapier; more for a load that one machine could not play. */
  callsAtOnce: number;
  /** Zapier stops a method after this long. */
  timeLimitMs: number;
}

/** Runs events of the app in processes of its own: a new process while all are busy, up to the limit. */
export class AppRunner {
  private readonly workers = new Set<Worker>();
  private readonly waiting: (() => void)[] = [];
  private calls = 0;
  private closed = false;

  constructor(private readonly options: AppRunnerOptions) {}

  /** Gives the results of one event; throws `AppError` with what the app threw. */
  async run(event: AppEvent): Promise<unknown> {
    const id = String(++this.calls);
    const worker = await this.workerFor(id);
    const answer = await new Promise<AppAnswer>((resolve) => {
      const clock = setTimeout(() => {
        resolve({ id, error: { name: 'TimeoutError', message: this.tooLong(event) } });
        this.drop(worker);
      }, this.options.timeLimitMs);
      worker.calls.set(id, (result) => {
        clearTimeout(clock);
        resolve(result);
      });
      worker.child.send({ id, event });
    });
    worker.calls.delete(id);
    this.waiting.shift()?.();
    if (answer.error) throw new AppError(answer.error.name, answer.error.message);
    return answer.results;
  }

  /** Ends the processes; calls that still run end with an error. */
  async close(): Promise<void> {
    this.closed = true;
    const gone = [...this.workers].map(({ child }) => once(child, 'exit'));
    for (const worker of [...this.workers]) this.drop(worker);
    for (const wake of this.waiting.splice(0)) wake();
    await Promise.all(gone);
  }

  private async workerFor(id: string): Promise<Worker> {
    for (;;) {
      if (this.closed) throw new AppError('Error', 'The local Zapier is stopped.');
      const idle = [...this.workers].find((worker) => worker.calls.size === 0);
      const free = [...this.workers].find((worker) => worker.calls.size < this.options.callsAtOnce);
      const worker = idle ?? (this.workers.size < this.options.processes ? this.start() : free);
      if (!worker) {
        await new Promise<void>((resolve) => this.waiting.push(resolve));
        continue;
      }
      worker.calls.set(id, () => undefined);
      await worker.ready;
      return worker;
    }
  }

  private start(): Worker {
    const child = fork(built('lab/zapier/app-process.js'), [this.options.app], {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...this.options.env },
      execArgv: ['--disable-warning=ExperimentalWarning', '--disable-warning=DEP0097'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let loaded: (answer: AppAnswer) => void = () => undefined;
    const first = new Promise<AppAnswer>((resolve) => (loaded = resolve));
    const ready = first.then((answer) => {
      if (answer.error) throw this.cannotLoad(worker, answer.error.message);
    });
    const worker: Worker = { child, ready, calls: new Map(), errors: '' };
    child.stderr?.on(
      'data',
      (chunk: Buffer) => (worker.errors = (worker.errors + chunk.toString()).slice(-2_000)),
    );
    child.on('message', (answer: AppAnswer) =>
      answer.id === 'ready' ? loaded(answer) : worker.calls.get(answer.id)?.(answer),
    );
    // A message to a process that has just died; its end is reported below.
    child.on('error', () => undefined);
    child.on('exit', () => {
      const error = {
        name: 'Error',
        message: `The app's process ended unexpectedly. ${worker.errors}`.trim(),
      };
      loaded({ id: 'ready', error });
      for (const settle of worker.calls.values()) settle({ id: '', error });
      this.drop(worker);
    });
    // Whoever asked for this worker awaits `ready`; nobody else must fail with it.
    ready.catch(() => undefined);
    this.workers.add(worker);
    return worker;
  }

  private cannotLoad(worker: Worker, reason: string): AppError {
    this.drop(worker);
    const sentence = reason.endsWith('.') ? reason : `${reason}.`;
    return new AppError(
      'Error',
      `The app ${this.options.app} could not be loaded: ${sentence} Run "npm run build" first.`,
    );
  }

  private tooLong(event: AppEvent): string {
    return `${event.method ?? event.command} took longer than ${this.options.timeLimitMs / 1000} seconds; Zapier stops it there.`;
  }

  private drop(worker: Worker): void {
    if (!this.workers.delete(worker)) return;
    worker.child.kill('SIGKILL');
    this.waiting.shift()?.();
  }
}
