import { printStep, styled, type Facts } from '../command/print.js';

/** A step that did not happen, with what a person can do about it. */
export class StepFailed extends Error {
  constructor(
    readonly number: number,
    readonly title: string,
    reason: string,
    readonly advice: string,
  ) {
    super(reason);
  }
}

export interface Step<T> {
  who: string;
  /** What happens, as it is printed after `who`. */
  what: string;
  /** Makes it happen, and gives what came of it; throws when it did not. */
  happen: () => Promise<T>;
  /** What is shown of it. */
  show: (result: T) => Facts;
  /** What to do when it fails. */
  advice: string;
}

/** Runs the steps of a path one after the other, and prints each as it happens. */
export class Steps {
  done = 0;
  private stopped = false;

  /** @param total how many steps the path has. */
  constructor(readonly total: number) {}

  /** Runs one step; throws `StepFailed`. */
  async take<T>({ who, what, happen, show, advice }: Step<T>): Promise<T> {
    const number = this.done + 1;
    try {
      const result = await happen();
      if (this.stopped) return await never();
      printStep(number, who, what, show(result));
      this.done = number;
      return result;
    } catch (error) {
      if (this.stopped) return never();
      const reason = error instanceof Error ? error.message : String(error);
      throw new StepFailed(number, `${who} ${what}`, reason, advice);
    }
  }

  /** Lets nothing more be printed: what is under way comes to nothing because a person stopped it. */
  stop(): void {
    this.stopped = true;
  }

  /** The last line of a run. */
  summary(): string {
    const text = `path: ${this.done} of ${this.total} steps`;
    return styled(text, this.done === this.total ? 'green' : 'red');
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
