import type { ZObject } from 'zapier-platform-core';

/** Milliseconds for a whole step. Zapier ends it after 30 seconds, and nobody may know then what was done. */
const STEP_TIME = 27_000;
/** Milliseconds after it in which the hub may still be told how the work ended. */
const LAST_WORD = 2_500;

/** The moment by which work must be over, so that each of its requests takes only what is left. */
export class Deadline {
  private readonly end: number;

  /** `time` is in milliseconds from now. */
  constructor(time = STEP_TIME) {
    this.end = Date.now() + time;
  }

  /** Milliseconds; 0 or less when it is over. */
  get left(): number {
    return this.end - Date.now();
  }

  /** A deadline that keeps so many milliseconds for what comes later. */
  before(later: number): Deadline {
    return new Deadline(this.left - later);
  }

  /**
   * Milliseconds that a request may take: `most`, or what is left of it.
   * @throws a sentence when nothing is left.
   */
  within(z: ZObject, most = Infinity): number {
    if (this.left <= 0) throw tooLate(z);
    return Math.min(most, this.left);
  }

  /** Milliseconds that a word to the hub may take: `most`, or what is left until Zapier ends the step. */
  lastWord(most: number): number {
    return Math.max(1, Math.min(most, this.left + LAST_WORD));
  }

  /** Stops work that needs more time than is left, in milliseconds, and must not be cut off. */
  reserve(z: ZObject, needed: number): void {
    if (this.left < needed) throw tooLate(z);
  }
}

function tooLate(z: ZObject): Error {
  return new z.errors.Error(
    'This step took too long and was stopped, because WhatsApp, the hub or the server of a file was slow. Nothing was sent. Try again in a few minutes, with a smaller file if the step has one.',
  );
}
