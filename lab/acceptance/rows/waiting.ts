import { setTimeout as sleep } from 'node:timers/promises';

const everyMs = 20;

/** Looks until something is so; gives false when it is not so in time. A look that fails is taken again. */
export async function until(isSo: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const end = Date.now() + withinMs;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > end) return false;
    await sleep(everyMs);
  }
  return true;
}
