import type { IncomingMessage } from 'node:http';

export type BodyOutcome = Buffer | 'too large' | 'cut off';

/**
 * Collects the raw bytes of a request and calls `done` once: with the bytes, with `too large` as soon as more than
 * `limit` bytes are announced or have come, or with `cut off` when the connection ends too early.
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  done: (outcome: BodyOutcome) => void,
): void {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    done('too large');
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  let isDone = false;
  const finish = (outcome: BodyOutcome) => {
    if (isDone) return;
    isDone = true;
    chunks.length = 0;
    done(outcome);
  };
  request.on('data', (chunk: Buffer) => {
    if (isDone) return;
    size += chunk.length;
    if (size > limit) finish('too large');
    else chunks.push(chunk);
  });
  request.on('end', () => {
    const [only] = chunks;
    finish(chunks.length === 1 && only ? only : Buffer.concat(chunks));
  });
  request.on('close', () => finish('cut off'));
}
