import { readFile } from 'node:fs/promises';
import { reasonOf, UnusableFile } from '../command/json-file.js';
import { isWhatsAppBody } from '../../whatsapp/updates.js';

/** A webhook body as it stands in a file. */
export interface FoundBody {
  file: string;
  /** Its place among the bodies of the file, from 0. */
  index: number;
  body: unknown;
}

/**
 * The webhook bodies in a JSON file, in the order of the file: the whole of it, or wherever they stand in it.
 * Throws `UnusableFile` when it cannot be read, is not JSON, or holds none.
 */
export async function bodiesIn(file: string): Promise<FoundBody[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UnusableFile(`${file} cannot be read: ${reasonOf(error)}`);
  });
  const bodies = whatsAppBodies(parsed(text, file));
  if (bodies.length === 0) {
    throw new UnusableFile(
      `${file}: There is no webhook body in it (an object with "object": "whatsapp_business_account").`,
    );
  }
  return bodies.map((body, index) => ({ file, index, body }));
}

function parsed(written: string, file: string): unknown {
  // Some editors put a byte order mark in front.
  const text = written.replace(/^\uFEFF/, '').trim();
  if (text === '') throw new UnusableFile(`${file}: The file is empty.`);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const lines = parsedLines(text);
    if (lines) return lines;
    const why = error instanceof Error ? error.message : String(error);
    throw new UnusableFile(`${file}: This is not JSON (${why}).`);
  }
}

/** One JSON text a line, as logs have it; null when a line is none. */
function parsedLines(text: string): unknown[] | null {
  try {
    return text.split(/\r?\n/).flatMap((line) => (line.trim() ? [JSON.parse(line) as unknown] : []));
  } catch {
    return null;
  }
}

/** Without recursion: a file can be nested as deep as it likes. */
function whatsAppBodies(root: unknown): unknown[] {
  const found: unknown[] = [];
  const open = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (isWhatsAppBody(value)) found.push(value);
    else if (value !== null && typeof value === 'object') {
      for (const child of Object.values(value).reverse()) open.push(child);
    }
  }
  return found;
}
