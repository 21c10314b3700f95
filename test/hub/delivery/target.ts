import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a hook answers its nth call (from 0). */
export type Reply = (response: ServerResponse, call: number, request: IncomingMessage) => void;

/** A hook on this machine that remembers what it was sent. */
export interface Target {
  /** `127.0.0.1:PORT`, as HOOK_HOSTS lists it. */
  host: string;
  url(path?: string): string;
  /** The bodies of its calls, parsed, with their paths. */
  calls: { path: string; body: unknown }[];
  /** The texts of all messages it has accepted, in order, whether they came alone or in an array. */
  texts(path?: string): string[];
  close(): Promise<void>;
}

export const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(code, headers).end('{}');

export async function startTarget(reply: Reply = status(200)): Promise<Target> {
  const calls: Target['calls'] = [];
  const accepted: { path: string; text: string }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as unknown;
      response.on('finish', () => {
        if (response.statusCode < 300) accepted.push(...textsIn(body).map((text) => ({ path, text })));
      });
      reply(response, calls.push({ path, body }) - 1, request);
    });
  });
  const port = await listen(server);
  return {
    host: `127.0.0.1:${port}`,
    url: (path = '/hooks/secret') => `http://127.0.0.1:${port}${path}`,
    calls,
    texts: (path) => accepted.filter((each) => !path || each.path === path).map(({ text }) => text),
    close: () => stop(server),
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

function textsIn(body: unknown): string[] {
  const events = (Array.isArray(body) ? body : [body]) as {
    data?: { message?: { text?: { body?: string } } };
  }[];
  return events.flatMap((event) => event.data?.message?.text?.body ?? []);
}

/** Waits until `condition` holds; fails after `withinMs` with `what`. */
export async function until(condition: () => boolean, what: string, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
