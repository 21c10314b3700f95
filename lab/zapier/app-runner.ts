import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { built } from '../built.js';
import type { AppAnswer, AppEvent } from './app-call.js';
import { AppError } from './app-error.js';

interface Worker {
  child: ChildProcess;
  ready: Promise<void>;
  /** Settles the call it is busy with. */
  settle: ((answer: AppAnswer) => void) | null;
  errors: string;
}

export interface AppRunnerOptions {
  /** The built app: the file whose default export is the app. */
  app: string;
  /** The environment of the app, as `zapier-platform env:set` gives it. */
  env: Record<string, string>;
  /** At most this many processes, each with one call at a time. */
  processes: number;
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
    const worker = await this.idleWorker();
    const id = String(++this.calls);
    const answer = await new Promise<AppAnswer>((resolve) => {
      const clock = setTimeout(() => {
        resolve({ id, error: { name: 'TimeoutError', message: this.tooLong(event) } });
        this.drop(worker);
      }, this.options.timeLimitMs);
      worker.settle = (result) => {
        clearTimeout(clock);
        resolve(result);
      };
      worker.child.send({ id, event });
    });
    worker.settle = null;
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

  private async idleWorker(): Promise<Worker> {
    for (;;) {
      if (this.closed) throw new AppError('Error', 'The local Zapier is stopped.');
      const idle = [...this.workers].find((worker) => !worker.settle);
      const worker = idle ?? (this.workers.size < this.options.processes ? this.start() : null);
      if (!worker) {
        await new Promise<void>((resolve) => this.waiting.push(resolve));
        continue;
      }
      worker.settle = () => undefined;
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
    const worker: Worker = { child, ready, settle: null, errors: '' };
    child.stderr?.on(
      'data',
      (chunk: Buffer) => (worker.errors = (worker.errors + chunk.toString()).slice(-2_000)),
    );
    child.on('message', (answer: AppAnswer) =>
      answer.id === 'ready' ? loaded(answer) : worker.settle?.(answer),
    );
    // A message to a process that has just died; its end is reported below.
    child.on('error', () => undefined);
    child.on('exit', () => {
      const error = {
        name: 'Error',
        message: `The app's process ended unexpectedly. ${worker.errors}`.trim(),
      };
      loaded({ id: 'ready', error });
      worker.settle?.({ id: '', error });
      this.drop(worker);
    });
    // Whoever asked for this worker awaits `ready`; nobody else must fail with it.
    ready.catch(() => undefined);
    this.workers.add(worker);
    return worker;
  }

  private cannotLoad(worker: Worker, reason: string): AppError {
    this.drop(worker);
    return new AppError(
      'Error',
      `The app ${this.options.app} could not be loaded: ${reason}. Run "npm run build" first.`,
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
