import type { IncomingMessage } from 'node:http';

export type BodyOutcome = Buffer | 'too large' | 'no room' | 'cut off';

/** The memory that bodies may take together while they arrive. Only bytes that have come count. */
export class Room {
  taken = 0;

  constructor(private readonly size: number) {}

  /** False, and nothing taken, when there is not enough left. */
  take(bytes: number): boolean {
    if (this.taken + bytes > this.size) return false;
    this.taken += bytes;
    return true;
  }

  leave(bytes: number): void {
    this.taken -= bytes;
  }
}

/**
 * Collects the raw bytes of a request and calls `done` once: with the bytes, with `too large` as soon as more than
 * `limit` bytes are announced or have come, with `no room` when other bodies take all of it, or with `cut off` when
 * the connection ends too early. By then the room is left.
 */
export function readBody(
  request: IncomingMessage,
  { limit, room }: { limit: number; room: Room },
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
    room.leave(size);
    done(outcome);
  };
  request.on('data', (chunk: Buffer) => {
    if (isDone) return;
    if (size + chunk.length > limit) return finish('too large');
    if (!room.take(chunk.length)) return finish('no room');
    size += chunk.length;
    chunks.push(chunk);
  });
  request.on('end', () => {
    const [only] = chunks;
    finish(chunks.length === 1 && only ? only : Buffer.concat(chunks));
  });
  request.on('close', () => finish('cut off'));
}
