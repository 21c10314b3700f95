import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ClosedLoopOptions, ClosedLoopResult } from './closed-loop.js';
import type { OpenLoopOptions, OpenLoopProgress, OpenLoopResult } from './open-loop.js';
import type { RequestPlan } from './requests.js';

/** What the generator's process is asked to do, one thing at a time. */
export type Command =
  | { do: 'prepare'; plan: RequestPlan }
  | { do: 'closed-loop'; options: ClosedLoopOptions }
  | { do: 'open-loop'; options: OpenLoopOptions };

/** What the generator's process says while it does it; `done`, `closed` and `opened` end a command. */
export type Report =
  | { is: 'done'; bytesOfBody: number }
  | { is: 'measuring' }
  | { is: 'progress'; progress: OpenLoopProgress }
  | { is: 'closed'; result: ClosedLoopResult }
  | { is: 'opened'; result: OpenLoopResult };

/** The load generator, in a process of its own so that it and the bench never wait for each other. */
export class Generator {
  readonly #process: ChildProcess;

  constructor() {
    this.#process = fork(fileURLToPath(new URL('./generator-process.js', import.meta.url)), {
      serialization: 'advanced',
    });
  }

  /** Builds the requests that the next loops send, each from the first; gives the length of a body in bytes. */
  async prepare(plan: RequestPlan): Promise<number> {
    const report = await this.#ask({ do: 'prepare', plan });
    return report.is === 'done' ? report.bytesOfBody : 0;
  }

  /** Runs a closed loop over the prepared requests; `measuring` is called when the warm-up is over. */
  async closedLoop(options: ClosedLoopOptions, measuring?: () => void): Promise<ClosedLoopResult> {
    const report = await this.#ask({ do: 'closed-loop', options }, (said) => {
      if (said.is === 'measuring') measuring?.();
    });
    if (report.is !== 'closed') throw new Error('The load generator answered another command.');
    return report.result;
  }

  /** Runs an open loop over the prepared requests; `progress` is called four times a second. */
  async openLoop(
    options: OpenLoopOptions,
    progress?: (now: OpenLoopProgress) => void,
  ): Promise<OpenLoopResult> {
    const report = await this.#ask({ do: 'open-loop', options }, (said) => {
      if (said.is === 'progress') progress?.(said.progress);
    });
    if (report.is !== 'opened') throw new Error('The load generator answered another command.');
    return report.result;
  }

  /** Ends the generator's process. */
  close(): void {
    this.#process.disconnect();
  }

  #ask(command: Command, meanwhile: (report: Report) => void = () => undefined): Promise<Report> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('The load generator ended early.'));
      const listen = (report: Report): void => {
        if (report.is === 'measuring' || report.is === 'progress') return meanwhile(report);
        this.#process.off('message', listen);
        this.#process.off('exit', ended);
        resolve(report);
      };
      this.#process.on('message', listen);
      this.#process.once('exit', ended);
      this.#process.send(command);
    });
  }
}
