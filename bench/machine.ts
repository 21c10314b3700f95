import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { steadyNow } from './clock.js';
import { median } from './statistics.js';

/** What the figures were measured on. */
export interface Machine {
  cpu: string;
  cpus: number;
  memoryGiB: number;
  system: string;
  node: string;
  sqlite: string;
  /** Milliseconds until 4 KB appended to a file are on disk, where the databases are: near 0 means nothing is durable here. */
  fsyncMs: number;
  /** Load average of the minute before the run: what else was going on. */
  load: number;
}

/** Describes this machine; `folder` is where the databases will be. */
export function describeMachine(folder: string): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model ?? 'unknown',
    cpus: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: process.version,
    sqlite: process.versions.sqlite ?? 'unknown',
    fsyncMs: fsyncMilliseconds(folder),
    load: loadavg()[0] ?? 0,
  };
}

function fsyncMilliseconds(folder: string): number {
  const path = join(folder, 'fsync');
  const file = openSync(path, 'w');
  const page = Buffer.alloc(4096, 1);
  const times: number[] = [];
  for (let write = 0; write < 100; write++) {
    const start = steadyNow();
    writeSync(file, page);
    fdatasyncSync(file);
    times.push(steadyNow() - start);
  }
  closeSync(file);
  rmSync(path);
  return median(times);
}
