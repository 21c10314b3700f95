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

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'it is a folder.',
  ENOTDIR: 'a part of its path is no folder.',
  EACCES: 'this user may not read it.',
};

/** Why a file cannot be read, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
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
