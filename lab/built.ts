import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The path of a built file, such as `built('hub/main.js')`. What the lab runs as a process of its own
 * is always the build, also when the lab itself runs from source (in a test).
 */
export function built(path: string): string {
  const parent = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  return join(basename(parent) === 'dist' ? parent : join(parent, 'dist'), path);
}
