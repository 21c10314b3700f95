/**
 * May the same request be made again?
 * - `safe`: at once; it was refused before anything was done, so nothing can happen twice.
 * - `unsafe`: it may succeed, but the first try may have been carried out: a message could go out twice.
 * - `later`: after the time or the change that the advice names.
 * - `never`: it will be refused again until something in it is corrected.
 */
export type Retry = 'safe' | 'unsafe' | 'later' | 'never';

/** One line of the catalogue: what a person reads about a code. */
export type Entry = readonly [title: string, happened: string, advice: string, retry: Retry];

export type Entries = Readonly<Record<number, Entry>>;
