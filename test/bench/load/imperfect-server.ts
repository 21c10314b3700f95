import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server did with its requests, counted on its side. */
export interface Seen {
  acknowledged: number;
  refused: number;
  cut: number;
  bodies: Set<string>;
}

export type Fate = 'acknowledge' | 'refuse' | 'cut';

/** A server that decides by the number of the request what becomes of it, and counts. */
export class ImperfectServer {
  readonly seen: Seen = { acknowledged: 0, refused: 0, cut: 0, bodies: new Set() };
  #server: Server;
  #requests = 0;

  constructor(fateOf: (request: number) => Fate) {
    this.#server = createServer((request, response) => {
      const fate = fateOf(this.#requests++);
      let body = '';
      request.setEncoding('latin1');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        this.seen.bodies.add(body);
        this.#answer(fate, request, response);
      });
    });
  }

  #answer(fate: Fate, request: IncomingMessage, response: ServerResponse): void {
    if (fate === 'cut') {
      this.seen.cut++;
      request.socket.destroy();
    } else if (fate === 'refuse') {
      this.seen.refused++;
      response.writeHead(503, { 'retry-after': '1', 'content-type': 'application/problem+json' });
      response.end('{"detail":"The queue is full."}');
    } else {
      this.seen.acknowledged++;
      response.end();
    }
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}
