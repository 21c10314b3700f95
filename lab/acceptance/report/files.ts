import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../report.js';
import { htmlOf } from './html.js';
import { jsonOf } from './json.js';

/** Writes acceptance.json and acceptance.html into a folder, which it makes; gives their paths. */
export async function writeReport(report: Report, folder: string): Promise<string[]> {
  const files = {
    'acceptance.json': `${JSON.stringify(jsonOf(report), null, 2)}\n`,
    'acceptance.html': htmlOf(report),
  };
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    }),
  );
}
