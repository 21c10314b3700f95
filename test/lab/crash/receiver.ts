import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands where Zapier's hook URL stands: counts which message came how often, and answers 200 after that. */
export interface Receiver {
  url: string;
  /** `host:port`, for the hub's HOOK_HOSTS. */
  origin: string;
  /** How often each message id was delivered. */
  delivered: Map<string, number>;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const delivered = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      for (const id of messageIds(Buffer.concat(chunks).toString())) {
        delivered.set(id, (delivered.get(id) ?? 0) + 1);
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"success"}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${origin}/hooks/standard/1/1/`,
    origin,
    delivered,
    close: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
  };
}

interface DeliveredEvent {
  data: { message: { id: string } };
}

function messageIds(body: string): string[] {
  const events = JSON.parse(body) as DeliveredEvent | DeliveredEvent[];
  return [events].flat().map(({ data }) => data.message.id);
}
