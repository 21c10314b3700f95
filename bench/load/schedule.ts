/** When each request of an open loop is due, whatever the server does. */
export interface Schedule {
  total: number;
  /** Steady-clock milliseconds at which request `index` is due. */
  dueAt(index: number): number;
  /** How many requests are due at or before `now`. */
  dueBy(now: number): number;
}

/** `rate` requests a second, evenly spaced from `start` (milliseconds), `total` of them. */
export function evenSchedule(start: number, rate: number, total: number): Schedule {
  const interval = 1000 / rate;
  return {
    total,
    dueAt: (index) => start + index * interval,
    dueBy: (now) => Math.min(total, Math.max(0, Math.floor((now - start) / interval) + 1)),
  };
}
