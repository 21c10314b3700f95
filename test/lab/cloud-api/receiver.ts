import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
  body: { object: string; entry: { id: string; changes: { field: string; value: Value }[] }[] };
}

export interface Value {
  metadata: Record<string, string>;
  contacts?: Record<string, unknown>[];
  messages?: Record<string, unknown>[];
  statuses?: Record<string, unknown>[];
}

export interface Receiver {
  url: string;
  posts: Received[];
  /** The HTTP statuses to answer with next; 200 when none is left. */
  answers: number[];
  /** Resolves when so many posts have come. */
  waitFor(count: number): Promise<Received[]>;
  close(): Promise<void>;
}

/** A webhook of the plainest kind. */
export async function startReceiver(verifyToken: string, port = 0): Promise<Receiver> {
  const posts: Received[] = [];
  const answers: number[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    if (request.method === 'GET') {
      response.statusCode = query.get('hub.verify_token') === verifyToken ? 200 : 403;
      response.end(response.statusCode === 200 ? query.get('hub.challenge') : '');
      return;
    }
    let raw = '';
    request.on('data', (chunk: Buffer) => (raw += chunk.toString('latin1')));
    request.on('end', () => {
      posts.push({ headers: request.headers, raw, body: JSON.parse(raw) });
      response.statusCode = answers.shift() ?? 200;
      response.end();
      for (const check of waiting) check();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    posts,
    answers,
    waitFor: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (posts.length < count) return;
          waiting.delete(check);
          resolve(posts);
        };
        waiting.add(check);
        check();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
