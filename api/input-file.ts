import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ZObject } from 'zapier-platform-core';
import { askForFile } from './ask.js';
import type { Deadline } from './deadline.js';
import { partyOf } from './party.js';
import { savedStream } from './saved-stream.js';

/** A file of an earlier step, on the disk. */
export interface InputFile {
  path: string;
  /** Bytes; more than the limit when the rest was not fetched. */
  size: number;
  /** SHA-256 in hex. */
  hash: string;
  /** Its first bytes. */
  start: Buffer;
  contentType: string | null;
  name: string | null;
}

interface Wish {
  address: string;
  /** Bytes after which the rest is not fetched: the file is too large anyhow. */
  limit: number;
  deadline: Deadline;
}

/**
 * Fetches a file that a person mapped and hands it to `use`; afterwards it is gone from the disk. It takes the way
 * over the disk because it may be 100 MB.
 */
export async function withInputFile<T>(
  z: ZObject,
  wish: Wish,
  use: (file: InputFile) => Promise<T>,
): Promise<T> {
  const url = URL.parse(wish.address);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw notFetched(z, 'it is no file and no link');
  if (partyOf(url.href)) {
    throw notFetched(z, 'it is an address of WhatsApp or of the hub itself, which opens for nobody else');
  }
  const folder = await mkdtemp(join(tmpdir(), 'file-'));
  try {
    return await use(await fetched(z, { ...wish, address: url.href }, join(folder, 'file')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetched(z: ZObject, wish: Wish, path: string): Promise<InputFile> {
  const { address: url, limit, deadline } = wish;
  // A person chose the address, so nothing secret may go there.
  const timeout = deadline.within(z);
  const question = { url, timeout, skipThrowForStatus: true, middlewareData: { foreign: true } };
  try {
    return await askForFile(z, 'The server that has the file', question, async (response, end) => {
      if (response.status !== 200) throw notFetched(z, `its server answered with HTTP ${response.status}`);
      const saved = await savedStream(response.body, path, { limit, end });
      if (!saved) throw brokenOff(z);
      return {
        path,
        ...saved,
        hash: saved.hash.toString('hex'),
        contentType: response.headers.get('content-type'),
        name: nameOf(response.headers.get('content-disposition'), url),
      };
    });
  } catch (error) {
    // Zapier's own middleware takes every 401 for one of WhatsApp.
    if (error instanceof z.errors.RefreshAuthError) throw notFetched(z, 'its server asks for a sign-in');
    throw error;
  }
}

/** RFC 6266; else the last part of the address. */
function nameOf(disposition: string | null, address: string): string | null {
  const extended = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(disposition ?? '')?.[1];
  const plain = /filename="([^"]+)"|filename=([^;]+)/.exec(disposition ?? '');
  const last = URL.parse(address)?.pathname.split('/').at(-1) ?? '';
  const inAddress = last.includes('.') ? last : undefined;
  const name = decoded(extended) ?? plain?.[1] ?? plain?.[2] ?? decoded(inAddress);
  return name?.trim().replace(/\p{Cc}/gu, '') || null;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text;
  }
}

function brokenOff(z: ZObject): Error {
  return new z.errors.Error(
    'The file stopped arriving before it was complete. Nothing was sent. Try again in a few minutes, with a smaller file if this happens again.',
  );
}

function notFetched(z: ZObject, why: string): Error {
  return new z.errors.HaltedError(
    `The file could not be fetched: ${why}. Map the file of an earlier step, or a link that opens without signing in. Nothing was sent.`,
  );
}
