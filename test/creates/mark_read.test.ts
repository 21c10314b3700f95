import nock from 'nock';
import markRead from '../../creates/mark_read.js';
import { failure, graphError, GRAPH, NUMBER, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform } = operationOf(markRead);
const WAMID = 'wamid.HBgLMTY0NjcwNDM1OTUVAgASGBI0QzM5OEVDRUIyQUI1RDdBMzYA';
const marking = (inputData: object = {}) =>
  run(perform, { inputData: { waba_id: WABA, phone_number_id: NUMBER, message: WAMID, ...inputData } });

function takes() {
  const posted: object[] = [];
  nock(GRAPH)
    .post(`/v25.0/${NUMBER}/messages`, (body: object) => posted.push(body) > 0)
    .query(true)
    .reply(200, { success: true });
  return posted;
}

it('marks a message as read', async () => {
  const posted = takes();
  expect(await marking()).toEqual({
    id: WAMID,
    message_id: WAMID,
    marked_as_read: true,
    typing_shown: false,
  });
  expect(posted).toEqual([{ messaging_product: 'whatsapp', status: 'read', message_id: WAMID }]);
});

it('shows on request that somebody types', async () => {
  const posted = takes();
  expect(await marking({ show_typing: 'yes' })).toMatchObject({ typing_shown: true });
  expect(posted).toEqual([
    {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: WAMID,
      typing_indicator: { type: 'text' },
    },
  ]);
});

it('asks for what is missing before it asks WhatsApp', async () => {
  const posted = takes();
  const { name, message } = await failure(marking({ message: '42', phone_number_id: '' }));
  expect(name).toBe('HaltedError');
  expect(message).toBe(
    '“Phone Number” is empty. Choose one in the step.\n“Message” holds no Message ID. Map the Message ID of the New Message trigger: it begins with “wamid.”.',
  );
  expect(posted).toEqual([]);
});

it('says in words that WhatsApp does not know the message', async () => {
  nock(GRAPH).post(`/v25.0/${NUMBER}/messages`).query(true).reply(400, graphError(131009));
  const { name, message } = await failure(marking());
  expect(name).toBe('HaltedError');
  expect(message).toContain('(Meta code 131009');
});
