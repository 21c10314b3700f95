import { availableParallelism } from 'node:os';

/** How the integration runs: all processors of the machine, and more calls than those, because most of them wait. */
export const runs = { processes: Math.max(2, availableParallelism()), callsAtOnce: 8 };
