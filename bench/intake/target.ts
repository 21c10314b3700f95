import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { steadyNow } from '../clock.js';
import { messageIndex } from '../load/messages.js';
import { readBody } from '../servers/listen.js';

/**
 * What a subscription delivers to: a server that answers 200 at once, as Zapier does, and remembers
 * when it first saw each of the load's messages.
 */
export class Target {
  /** Steady-clock milliseconds of the first arrival of message number `index`; 0 when it has not arrived. */
  readonly arrivals: Float64Array;
  /** Different messages so far. */
  delivered = 0;
  /** Deliveries of a message that had arrived before: allowed (at least once), but worth knowing. */
  repeated = 0;
  /** Posts so far; each carries one event or an array of them. */
  posts = 0;
  readonly #server: Server;

  /** Watches messages number 0 to `count - 1`; others are answered and forgotten. */
  constructor(count: number) {
    this.arrivals = new Float64Array(count);
    this.#server = createServer((request, response) => {
      readBody(request, (body) => {
        this.#take(JSON.parse(body.toString()));
        response.setHeader('content-type', 'application/json');
        response.end('{"status":"success"}');
      });
    });
  }

  /** Listens on a free port of this machine and gives it. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** Stops listening and ends every connection. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #take(body: unknown): void {
    const now = steadyNow();
    this.posts++;
    for (const event of Array.isArray(body) ? body : [body]) {
      const index = messageIndex((event as { data?: { message?: { id?: unknown } } }).data?.message?.id);
      if (index === null || index >= this.arrivals.length) continue;
      if (this.arrivals[index] === 0) {
        this.arrivals[index] = now;
        this.delivered++;
      } else {
        this.repeated++;
      }
    }
  }
}
