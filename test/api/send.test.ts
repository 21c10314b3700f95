import nock from 'nock';
import { send } from '../../api/send.js';
import type { AnyPerform } from '../zapier.js';
import { failure, graphError, GRAPH, NUMBER, offline, run } from '../zapier.js';

offline();

const path = `/v25.0/${NUMBER}/messages`;
const sending = () => run(((z) => send(z, NUMBER, { to: '+16505551234' })) as AnyPerform);
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
