import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** On one machine: containers that share a temporary folder do not see each other's processes. */
const ours = `whatsapp-lab-${hostname().replace(/[^\w.]/g, '')}-`;

/**
 * A new temporary folder of this run, whose name tells its process. Those of runs that are gone without having removed
 * theirs, such as killed ones, are removed.
 */
export async function labFolder(parent = tmpdir()): Promise<string> {
  const left = (await readdir(parent)).filter((name) => name.startsWith(ours) && !isAlive(processOf(name)));
  // Another user's cannot be removed, and is not ours to care for.
  for (const name of left)
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  return mkdtemp(join(parent, `${ours}${process.pid}-`));
}

function processOf(name: string): number {
  return Number.parseInt(name.slice(ours.length), 10);
}

/** True also for a process of another user. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid)) return true;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
