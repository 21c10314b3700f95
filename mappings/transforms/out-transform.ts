/** What the reading of a CRM’s value may know besides it. */
export interface OutRun {
  /** Tells the user, in a sentence, what could not be used and why. */
  note(sentence: string): void;
}

/** Reads one value of a CRM. Whatever it is given, it answers, with null when nothing of it can be used. */
export interface OutTransform {
  /** What it does, for a person. */
  name: string;
  apply(value: unknown, run: OutRun): string | null;
}

/** `not_given`: the CRM says that nobody agreed, which is no refusal either. */
export type ConsentAnswer = 'opted_in' | 'opted_out' | 'not_given';

export interface ConsentReader {
  name: string;
  apply(value: unknown, run: OutRun): ConsentAnswer | null;
}
