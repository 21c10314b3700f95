/** What the main thread says to the delivery thread. */
export type ToThread = { type: 'wake'; ids: string[] } | { type: 'metrics' } | { type: 'close' };

/** What the delivery thread answers. */
export type FromThread = { type: 'ready' } | { type: 'metrics'; text: string };
