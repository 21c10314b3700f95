import { connect, type Socket } from 'node:net';

const CHUNK_BYTES = 4096;
const RECONNECT_AFTER_MS = 20;

/** What a connection tells whoever drives it. */
export interface ConnectionOwner {
  /** The connection is open and carries no request: it may be given one. */
  idle(connection: Connection): void;
  /** The request that was sent has been answered with this HTTP status. */
  answered(connection: Connection, status: number): void;
  /** The connection ended before the request that was sent was answered. */
  lost(connection: Connection): void;
  /** The connection ended, busy or idle; `idle` says when it is open again. */
  closed?(connection: Connection): void;
}

/**
 * A keep-alive HTTP connection on a bare socket with one request in flight, opened again when it ends.
 * Half the cost of node:http's client, so that the load leaves the machine to the server it measures.
 */
export class Connection {
  /** When the request in flight was due or sent, in milliseconds of the steady clock. */
  startedAt = 0;
  #socket: Socket | null = null;
  #busy = false;
  #closed = false;
  #received = '';

  constructor(
    private readonly port: number,
    private readonly owner: ConnectionOwner,
  ) {
    this.#open();
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Sends the bytes of one request; only when `idle`. */
  send(request: Buffer, startedAt: number): void {
    this.startedAt = startedAt;
    this.#busy = true;
    this.#socket?.write(request);
  }

  /** Ends the connection for good; a request in flight is lost. */
  close(): void {
    this.#closed = true;
    this.#socket?.destroy();
    if (this.#busy) this.#lose();
  }

  #open(): void {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    const onread = {
      buffer,
      callback: (bytes: number): boolean => {
        this.#receive(buffer.toString('latin1', 0, bytes));
        return true;
      },
    };
    const socket = connect({ host: '127.0.0.1', port: this.port, noDelay: true, onread });
    this.#socket = socket;
    this.#received = '';
    socket.once('connect', () => this.owner.idle(this));
    socket.on('error', () => socket.destroy());
    socket.once('end', () => socket.destroy());
    socket.once('close', () => this.#ended());
  }

  #ended(): void {
    if (this.#closed) return;
    this.#socket = null;
    this.owner.closed?.(this);
    if (this.#busy) this.#lose();
    setTimeout(() => {
      if (!this.#closed) this.#open();
    }, RECONNECT_AFTER_MS);
  }

  #lose(): void {
    this.#busy = false;
    this.owner.lost(this);
  }

  #receive(text: string): void {
    this.#received = this.#received === '' ? text : this.#received + text;
    const status = completeAnswer(this.#received);
    if (status === null || !this.#busy) return;
    const last = closesConnection(this.#received);
    this.#received = '';
    this.#busy = false;
    this.owner.answered(this, status);
    if (last) this.#socket?.destroy();
    else if (!this.#closed) this.owner.idle(this);
  }
}

/** The status of an HTTP answer once all of it has arrived, else null. */
export function completeAnswer(text: string): number | null {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = text.slice(0, headEnd);
  const length = /\ncontent-length: *(\d+)/i.exec(head)?.[1];
  const complete =
    length === undefined
      ? !/\ntransfer-encoding: *chunked/i.test(head) || text.endsWith('0\r\n\r\n')
      : text.length >= headEnd + 4 + Number(length);
  return complete ? Number(text.slice(9, 12)) : null;
}

function closesConnection(text: string): boolean {
  return /\nconnection: *close\r/i.test(text);
}
