import type { FastifyInstance } from 'fastify';

/** One line of the app's log: a request it made, or what it wrote to the console. Zapier has hidden secrets in it. */
export interface LogLine {
  message: string;
  data: Record<string, unknown>;
}

const kept = 2_000;

/** Takes the lines that the platform streams after each call (JSON lines), and keeps the latest. */
export function serveAppLog(server: FastifyInstance, lines: LogLine[]): void {
  server.post('/logs', async (request, reply) => {
    for (const text of (request.body as Buffer).toString().split('\n')) {
      if (text !== '') lines.push(JSON.parse(text) as LogLine);
    }
    if (lines.length > kept) lines.splice(0, lines.length - kept);
    return reply.code(200).send({ status: 'ok' });
  });
}
