import nock from 'nock';
import findMessage from '../../searches/find_message.js';
import { messageRecord } from '../records.js';
import { failure, HUB, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform } = operationOf(findMessage);
const find = (message: unknown) => run(perform, { inputData: { waba_id: WABA, message } });

test('a message is found by Meta’s id, whatever signs it holds', async () => {
  nock(HUB).get('/v1/messages/wamid.a%2Fb%3D%3D').query({ waba_id: WABA }).reply(200, messageRecord());
  expect(await find(' wamid.a/b== ')).toEqual([messageRecord()]);
});

test('a message that the hub does not know gives nothing, and no error', async () => {
  nock(HUB)
    .get('/v1/messages/wamid.1')
    .query(true)
    .reply(404, { type: 'urn:whatsapp-hub:problem:no-message', detail: 'No such message.' });
  expect(await find('wamid.1')).toEqual([]);
});

test('a hub that does not answer properly is an error, not a miss', async () => {
  nock(HUB).get('/v1/messages/wamid.1').query(true).reply(502, 'Bad gateway');
  expect((await failure(find('wamid.1'))).message).toContain('did not give a proper answer (HTTP 502)');
});

test('an empty message is stopped', async () => {
  expect(await failure(find('  '))).toEqual({
    name: 'HaltedError',
    message: expect.stringContaining('“Message” is empty'),
  });
});
