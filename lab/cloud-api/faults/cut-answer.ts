import { once } from 'node:events';
import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Lets so many bytes of an answer out, its first line and headers included, and breaks the connection. */
export async function cutAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  bytes: number,
): Promise<void> {
  reply.hijack();
  const { socket } = request.raw;
  if (socket.destroyed) return;
  const closed = once(socket, 'close');
  socket.write(wholeAnswer(reply, String(payload)).subarray(0, bytes), () => socket.resetAndDestroy());
  await closed;
}

function wholeAnswer(reply: FastifyReply, body: string): Buffer {
  const headers = { ...reply.getHeaders(), 'content-length': Buffer.byteLength(body) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  const status = `HTTP/1.1 ${reply.statusCode} ${STATUS_CODES[reply.statusCode] ?? ''}`;
  return Buffer.from([status, ...lines, '', body].join('\r\n'));
}
