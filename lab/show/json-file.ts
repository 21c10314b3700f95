import { readFile } from 'node:fs/promises';
import { isObject } from '../cloud-api/json.js';

/** A file that cannot be used; the message is a sentence for the person who named it. */
export class UnusableFile extends Error {}

/**
 * The JSON of a file.
 * @throws UnusableFile when it cannot be read or holds no JSON.
 */
export async function jsonIn(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UnusableFile(`${file} cannot be read: ${reasonOf(error)}`);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UnusableFile(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EISDIR') return 'it is a folder.';
  return message;
}

/**
 * The template in a file: the template itself, or the first of a list as Graph gives it.
 * @throws UnusableFile when the file holds none.
 */
export async function templateIn(file: string): Promise<Record<string, unknown>> {
  const json = await jsonIn(file);
  const list = isObject(json) && Array.isArray(json.data) ? json.data : json;
  const template: unknown = Array.isArray(list) ? list[0] : list;
  if (isObject(template) && 'components' in template) return template;
  throw new UnusableFile(`${file} holds no template: it must be a JSON object with "components".`);
}

/** Runs a command that reads files: a file that cannot be used is a sentence and exit code 1. */
export async function withFiles(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
