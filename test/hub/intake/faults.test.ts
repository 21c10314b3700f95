import { once } from 'node:events';
import { sign } from '../../signature.js';
import { body, textMessage } from '../bodies.js';
import { counted, openDesk, post, secret, stored, type Desk, type DeskOptions } from './desk.js';

let desk: Desk;
const open = async (options?: DeskOptions) => (desk = await openDesk(options));
afterEach(() => desk.close());

const oneMessage = () => body({ messages: [textMessage({})] });

/** A disk that waits until it is told to go on. */
function stuckDisk() {
  let goOn: () => void = () => undefined;
  const stuck = new Promise<void>((resolve) => (goOn = resolve));
  return { stuck: () => stuck, goOn: () => goOn() };
}

async function untilCommitting() {
  while (desk.commits.length === 0) await new Promise((resolve) => setImmediate(resolve));
}

describe('a body of more than 3 MB', () => {
  const tooLarge = 'x'.repeat(3 * 1024 * 1024 + 1);

  it('is refused when its length is announced', async () => {
    await open();
    const response = await post(desk, tooLarge);
    expect(response.status).toBe(413);
    expect(await counted(desk, 'too_large')).toBe(1);
  });

  it('is refused before it has come', async () => {
    await open();
    const socket = await desk.connect();
    socket.write('POST /webhooks/whatsapp HTTP/1.1\r\nHost: hub\r\nContent-Length: 99999999\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 [^]*Connection: close/);
    socket.destroy();
  });

  it('is refused when it comes in pieces, as soon as it is too much', async () => {
    await open();
    const socket = await desk.connect();
    socket.write('POST /webhooks/whatsapp HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n');
    const answered = once(socket, 'data') as Promise<[Buffer]>;
    const piece = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    for (let sent = 0; sent <= 48; sent += 1) socket.write(piece);
    expect((await answered)[0].toString()).toMatch(/^HTTP\/1\.1 413 [^]*Connection: close/);
    await once(socket, 'close');
  });
});

describe('senders that announce much and send nothing', () => {
  it.each([
    ['a length', 'Content-Length: 3145728'],
    ['no length', 'Transfer-Encoding: chunked'],
  ])('take no room from Meta when they announce %s', async (_what, header) => {
    await open();
    const idle = await Promise.all(Array.from({ length: 100 }, () => desk.connect()));
    for (const socket of idle)
      socket.write(`POST /webhooks/whatsapp HTTP/1.1\r\nHost: hub\r\n${header}\r\n\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await post(desk, oneMessage())).status).toBe(200);
    for (const socket of idle) socket.destroy();
  });
});

describe('when the database does not take the updates', () => {
  it('answers 503, so that Meta sends them again', async () => {
    await open();
    await desk.store.close();
    const response = await post(desk, oneMessage());
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('15');
    expect(await counted(desk, 'commit_failed')).toBe(1);
    expect(desk.missed()).toBe(1);
    expect(await counted(desk, 'accepted')).toBe(0);
  });

  it('answers 503 to every request of the transaction, and 200 when it works again', async () => {
    let broken = true;
    await open({
      beforeAppend: async () => {
        if (broken) throw new Error('disk I/O error');
      },
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(desk, oneMessage())));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(503));
    broken = false;
    expect((await post(desk, oneMessage())).status).toBe(200);
    expect(await stored(desk)).toHaveLength(1);
    expect(desk.missed()).toBe(8);
  });
});

describe('when too much waits to be stored', () => {
  it.each([
    ['number', { queueBodies: 3 }],
    ['size', { queueBytes: 1_000 }],
  ])('answers 503 because of its %s, and loses nothing of what it took', async (_what, limits) => {
    const { stuck, goOn } = stuckDisk();
    await open({ limits, beforeAppend: stuck });
    const taken = Array.from({ length: 3 }, () =>
      post(desk, body({ messages: [textMessage({ text: 'x'.repeat(400) })] })),
    );
    await untilCommitting();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const refused = await post(desk, oneMessage());
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    goOn();
    const answers = await Promise.all(taken);
    const accepted = answers.filter(({ status }) => status === 200).length;
    expect(desk.missed()).toBe(4 - accepted);
    expect(await stored(desk)).toHaveLength(accepted);
    expect(accepted).toBeGreaterThan(0);
    expect((await post(desk, oneMessage())).status).toBe(200);
  });
});

describe('a connection that is cut', () => {
  it('in the middle of a body leaves nothing behind', async () => {
    await open();
    const text = JSON.stringify(oneMessage());
    const socket = await desk.connect();
    socket.write(
      `POST /webhooks/whatsapp HTTP/1.1\r\nHost: hub\r\nX-Hub-Signature-256: ${sign(text, secret)}\r\nContent-Length: ${text.length}\r\n\r\n${text.slice(0, 50)}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    while ((await counted(desk, 'cut_off')) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(desk.missed()).toBe(1);
    expect(await stored(desk)).toEqual([]);
  });

  it('before the answer keeps what was received', async () => {
    const { stuck, goOn } = stuckDisk();
    await open({ beforeAppend: stuck });
    const text = JSON.stringify(oneMessage());
    const socket = await desk.connect();
    socket.write(
      `POST /webhooks/whatsapp HTTP/1.1\r\nHost: hub\r\nX-Hub-Signature-256: ${sign(text, secret)}\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
    );
    await untilCommitting();
    socket.destroy();
    goOn();
    await desk.intake.drain();
    expect(await stored(desk)).toHaveLength(1);
  });
});

describe('when the hub stops', () => {
  it('answers what it has received, and closes each connection after its answer', async () => {
    const { stuck, goOn } = stuckDisk();
    await open({ beforeAppend: stuck });
    const received = post(desk, oneMessage());
    await untilCommitting();
    const drained = desk.intake.drain();
    const late = post(desk, oneMessage());
    await new Promise((resolve) => setTimeout(resolve, 100));
    goOn();
    await drained;
    expect((await received).status).toBe(200);
    const answer = await late;
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  });
});
