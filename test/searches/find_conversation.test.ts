import nock from 'nock';
import { conversationOutput } from '../../api/steps/conversation-output.js';
import findConversation from '../../searches/find_conversation.js';
import { conversation } from '../records.js';
import { failure, HUB, NUMBER, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform } = operationOf(findConversation);
const find = (inputData: object, meta: object = {}) =>
  run(perform, { inputData: { waba_id: WABA, contact: '+447400123456', ...inputData }, meta }) as Promise<
    Record<string, unknown>[]
  >;

const known = (query: object, conversations: object[] = [conversation()]) =>
  nock(HUB)
    .get('/v1/contacts/%2B447400123456/conversations')
    .query({ waba_id: WABA, ...query })
    .reply(200, { conversations });

test('a conversation comes with its messages and a transcript in the person’s own time', async () => {
  known({ messages: '20' });
  const [found] = await find({ phone_number_id: '', messages: null }, { timezone: 'Europe/Rome' });
  expect(found).toEqual(conversationOutput(conversation(), 'Europe/Rome'));
  expect(found?.transcript).toContain('2026-03-02 10:41 Pablo Morales: Is this table free?');
});

test.each([
  [5, '5'],
  ['0', '0'],
  [1_000, '100'],
])('%j messages are %j for the hub', async (messages, asked) => {
  known({ messages: asked, phone_number_id: NUMBER });
  expect(await find({ messages, phone_number_id: NUMBER })).toHaveLength(1);
});

test.each([-1, 1.5, 'all'])('%j is no number of messages', async (messages) => {
  expect(await failure(find({ messages }))).toEqual({
    name: 'HaltedError',
    message: '“Last Messages” must be a whole number from 0 to 100.',
  });
});

test('each number of the business has a conversation of its own', async () => {
  known({ messages: '20' }, [conversation(), conversation({ id: 'c:2', phone_number_id: '2' })]);
  expect((await find({})).map(({ phone_number_id }) => phone_number_id)).toEqual([NUMBER, '2']);
});

test('a contact that the hub does not know gives nothing, and no error', async () => {
  nock(HUB)
    .get(/conversations/)
    .query(true)
    .reply(404, { type: 'urn:whatsapp-hub:problem:no-contact', detail: 'No such contact.' });
  expect(await find({})).toEqual([]);
});
