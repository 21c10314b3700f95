import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, Room, type BodyOutcome } from '../../../hub/intake/read-body.js';

/** A server that reads bodies of up to 100 bytes into the room it is given. */
async function readingInto(room: Room) {
  const outcomes: BodyOutcome[] = [];
  const server = createServer((message: IncomingMessage, response) =>
    readBody(message, { limit: 100, room }, (outcome) => {
      outcomes.push(outcome);
      response.end();
    }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    outcomes,
    /** A request whose body is written piece by piece. */
    open: () => request({ port, host: '127.0.0.1', method: 'POST' }).on('error', () => undefined),
    until: async (holds: () => boolean) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

let reader: Awaited<ReturnType<typeof readingInto>>;
let room: Room;
beforeEach(async () => {
  room = new Room(150);
  reader = await readingInto(room);
});
afterEach(() => reader.close());

test('a body takes the room of what has come, and leaves it when it is read', async () => {
  const sender = reader.open();
  sender.write('x'.repeat(40));
  await reader.until(() => room.taken === 40);
  sender.end('y');
  await reader.until(() => reader.outcomes.length === 1);
  expect(reader.outcomes).toEqual([Buffer.from('x'.repeat(40) + 'y')]);
  expect(room.taken).toBe(0);
});

test('a body for which there is no room is given up, and others go on', async () => {
  const first = reader.open();
  first.write('x'.repeat(90));
  await reader.until(() => room.taken === 90);
  reader.open().end('y'.repeat(70));
  await reader.until(() => reader.outcomes.length === 1);
  expect(reader.outcomes).toEqual(['no room']);
  first.end();
  await reader.until(() => reader.outcomes.length === 2);
  expect(reader.outcomes[1]).toHaveLength(90);
  expect(room.taken).toBe(0);
});

test('a sender that is cut off leaves its room', async () => {
  const sender = reader.open();
  sender.write('x'.repeat(40));
  await reader.until(() => room.taken === 40);
  sender.destroy();
  await reader.until(() => reader.outcomes.length === 1);
  expect([reader.outcomes, room.taken]).toEqual([['cut off'], 0]);
});
