import { access, constants, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnusableFile } from '../../command/json-file.js';
import type { Report } from '../report.js';
import { htmlOf } from './html.js';
import { jsonOf } from './json.js';

/**
 * Makes the folder of the report, so that a run whose report could not be kept does not begin.
 * @throws UnusableFile when the reports cannot be written there.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new UnusableFile(
      `The report cannot be written to --out ${folder}: ${reasonOf(error)} Name another folder. Nothing was sent.`,
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file.',
  ENOTDIR: 'a part of its path is a file.',
  EACCES: 'this user may not write there.',
  EPERM: 'this user may not write there.',
  EROFS: 'the disk can only be read.',
};

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? `${message}.`;
}

/**
 * Writes acceptance.json and acceptance.html into a folder that is there; gives their paths. Each is written under
 * another name first, so that an earlier report is whole until the new one is.
 */
export async function writeReport(report: Report, folder: string): Promise<string[]> {
  const files = {
    'acceptance.json': `${JSON.stringify(jsonOf(report), null, 2)}\n`,
    'acceptance.html': htmlOf(report),
  };
  return Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const path = join(folder, name);
      const unfinished = `${path}.unfinished`;
      await writeFile(unfinished, content);
      await rename(unfinished, path);
      return path;
    }),
  );
}
