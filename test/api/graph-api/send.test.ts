import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { Deadline } from '../../../api/deadline.js';
import { send, type Sent } from '../../../api/graph-api/send.js';
import type { AnyPerform } from '../../zapier.js';
import { failure, graphError, GRAPH, NUMBER, offline, run } from '../../zapier.js';

offline();

const path = `/v25.0/${NUMBER}/messages`;
const answer = () => run(((z) => send(z, NUMBER, { to: '+16505551234' })) as AnyPerform) as Promise<Sent>;
const sending = async () => {
  const sent = await answer();
  if (!sent.ok) throw sent.refusal;
  return sent.accepted;
};
const post = () => nock(GRAPH).post(path).query(true);

describe('a send', () => {
  it('gives the message ID and the recipient as WhatsApp knows them', async () => {
    post().reply(200, {
      contacts: [{ input: '+16505551234', wa_id: '16505551234' }],
      messages: [{ id: 'wamid.1', message_status: 'held_for_quality_assessment' }],
    });
    expect(await sending()).toEqual({
      messageId: 'wamid.1',
      recipientWaId: '16505551234',
      recipientUserId: null,
      status: 'held_for_quality_assessment',
    });
  });

  it('to a user ID gives that ID back', async () => {
    post().reply(200, { contacts: [{ user_id: 'US.1' }], messages: [{ id: 'wamid.1' }] });
    expect(await sending()).toMatchObject({ recipientWaId: null, recipientUserId: 'US.1' });
  });

  it('that was throttled may run again, for it never went out', async () => {
    post().reply(400, graphError(131056));
    expect((await failure(sending())).name).toBe('ThrottledError');
  });

  it('refused before WhatsApp could take it is an ordinary error', async () => {
    post().reply(413, '<html>Too large</html>');
    expect((await failure(sending())).name).toBe('AppError');
  });

  it('that found nobody listening says that nothing was sent', async () => {
    post().replyWithError(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));
    expect(await failure(sending())).toEqual({
      name: 'AppError',
      message: 'WhatsApp could not be reached. Nothing was sent. Try again in a few minutes.',
    });
  });
});

describe('a send whose step is almost over', () => {
  it('is not started, and nothing was sent', async () => {
    const posted = post().reply(200, { messages: [{ id: 'wamid.1' }] });
    const sent = run(((z) =>
      send(z, NUMBER, { to: '+16505551234' }, 'messages', new Deadline(5_000))) as AnyPerform);
    expect((await failure(sent)).message).toMatch(/took too long.+Nothing was sent\./);
    expect(posted.isDone()).toBe(false);
  });
});

describe('a refusal tells Meta’s code', () => {
  it.each([100, 131009, 131053, 132000, 131056])('%i, because nothing was sent then', async (code) => {
    post().reply(400, graphError(code));
    expect(await answer()).toMatchObject({ ok: false, code });
  });

  it.each([
    ['the code leaves it open', 400, graphError(131000)],
    ['Meta calls it passing', 400, graphError(100, { is_transient: true })],
    ['WhatsApp failed', 500, graphError(100)],
    ['the answer is none', 413, '<html>Too large</html>'],
  ])('but none when %s', async (_why, status, body) => {
    post().reply(status, body);
    expect(await answer()).toMatchObject({ ok: false, code: null });
  });
});

describe('the way of marketing messages', () => {
  it('is an address of its own, for the same message', async () => {
    nock(GRAPH)
      .post(`/v25.0/${NUMBER}/marketing_messages`, { messaging_product: 'whatsapp', to: '+16505551234' })
      .query(true)
      .reply(200, { messages: [{ id: 'wamid.1' }] });
    const sent = run(((z) => send(z, NUMBER, { to: '+16505551234' }, 'marketing_messages')) as AnyPerform);
    expect(await sent).toMatchObject({ ok: true, accepted: { messageId: 'wamid.1' } });
  });

  it.each([131055, 131063, 134100, 134101, 134102])(
    'is refused with a sentence for code %i',
    async (code) => {
      post().reply(code === 134102 ? 500 : 400, graphError(code));
      const { message } = await failure(sending());
      expect(message).toMatch(/arketing.+\(Meta code/);
      expect(message).not.toContain('not known whether');
    },
  );
});

// HaltedError, because Zapier may repeat every other error by itself.
describe('a send of unknown outcome is halted, made once, and said to be so', () => {
  const unknown = async () => {
    const { name, message } = await failure(sending());
    expect(name).toBe('HaltedError');
    expect(message).toContain('It is not known whether the message was sent, so it was not sent again.');
    return message;
  };

  it('after a time-out', async () => {
    process.env.SEND_TIMEOUT_MS = '50';
    const again = post().delay(300).reply(200, {});
    nock(GRAPH).post(path).query(true).reply(200, {});
    await unknown();
    expect(again.pendingMocks()).toEqual([]);
    expect(nock.pendingMocks()).toHaveLength(1);
  });

  it('after an answer that begins and does not end', async () => {
    process.env.SEND_TIMEOUT_MS = '2000';
    const server = createServer((_request, response) => {
      // The beginning takes most of the time, so that the rest has hardly any.
      setTimeout(() => response.writeHead(200).write('{'), 1_500);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    nock.enableNetConnect('127.0.0.1');
    process.env.GRAPH_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const started = Date.now();
    try {
      await unknown();
      expect(Date.now() - started).toBeLessThan(3_200);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('after a connection that broke', async () => {
    post().replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    await unknown();
  });

  it.each([1, 2, 131000, 131016])('after code %i', async (code) => {
    post().reply(500, graphError(code));
    expect(await unknown()).toContain(`(Meta code ${code})`);
  });

  it.each([200, 302, 502])('after a page of HTML with status %i', async (status) => {
    post().reply(status, '<html></html>');
    await unknown();
  });

  it('after an answer without a message ID', async () => {
    post().reply(200, { messages: [] });
    await unknown();
  });
});
