import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What is known of a stream that was written to the disk. */
export interface SavedStream {
  /** Bytes; more than the limit when the rest was not read. */
  size: number;
  /** SHA-256. */
  hash: Buffer;
  /** Its first bytes. */
  start: Buffer;
}

const START = 64;

/**
 * Writes a stream to the disk, and leaves the rest once it is longer than `limit` bytes. Gives null when it breaks
 * off, or when `end` comes first.
 */
export async function savedStream(
  stream: NodeJS.ReadableStream,
  path: string,
  { limit = Infinity, end }: { limit?: number; end: AbortSignal },
): Promise<SavedStream | null> {
  const hash = createHash('sha256');
  let size = 0;
  let start = Buffer.alloc(0);
  const seen = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (start.length < START) start = Buffer.concat([start, chunk.subarray(0, START)]);
      hash.update(chunk);
      if (size > limit) done(new TooLong());
      else done(null, chunk);
    },
  });
  try {
    await pipeline(stream, seen, createWriteStream(path), { signal: end });
  } catch (error) {
    if (!(error instanceof TooLong)) return null;
  }
  return { size, hash: hash.digest(), start };
}

class TooLong extends Error {}
